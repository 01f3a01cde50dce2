// entente names: what a corpus calls by name and no pack knows.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/support/name_suggestions.h"

namespace entente {
namespace {

void define(CLI::App& app, int& status) {
    app.require_subcommand(1);
    const auto options = std::make_shared<NameSuggestOptions>();
    CLI::App* sub =
        app.add_subcommand("suggest", "Print frequent unknown names with their contexts, as a pack to edit");
    sub->add_option("CORPUS", options->inputs, "Files, folders, patterns, or - for standard input")->required();
    sub->add_option("--pack", options->packs, "A further rule pack: a folder, or a built-in one by name; repeatable")
        ->type_name("PACK")
        ->allow_extra_args(false);
    sub->add_option("--names", options->names, "A list of names, KIND=FILE where it tells no kind; repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
    sub->add_flag("--alone", options->alone, "Only the packs named, without the pack en");
    sub->add_option("--most", options->most, "How many suggestions; 50 by default");
    sub->add_option("--least", options->least, "How often each must stand there; 3 by default");
    sub->add_flag("--json", options->json, "The result as JSON");
    sub->callback([options, &status] { status = suggest_names(*options); });
    app.footer(
        "\nThe page docs/names.md teaches how to add names.\n"
        "\nExample:\n"
        "  entente names suggest articles/ > mine.toml");
}

}  // namespace

extern const Command names_command;
const Command names_command = {"names", "Suggest names that the packs lack", define};

}  // namespace entente
