#include "cli/support/shell_help.h"

#include <iostream>

#include "cli/support/message.h"
#include "cli/support/stated.h"
#include "cli/support/terminal.h"

namespace entente {

const std::string_view kShellHelp =
    "A statement ends with a semicolon. The views that hold what there is to ask:\n"
    "  relations   what each sentence says: subject, relation, object, date, place, attributed_to, sentence, …\n"
    "  edges       the same added up: source, relation, target, weight, documents, first_date, last_date, …\n"
    "  entities    who and what there is: name, kind, country, mentions, documents, …\n"
    "  aliases     their other names           mentions    where they are named\n"
    "  documents   what was read               metadata    what else came with it\n"
    "  dates       when sentences speak of\n"
    "and the functions path('A', 'B'), ego('A', 2), search('words') and measures, which are tables too, and "
    "same_name('A', 'B').\n"
    "  .views      all views with all columns  .mode csv   how to print: table, csv, json or md\n"
    "  .examples   questions to begin with     .help       this          .quit (or ^D)  the end\n"
    "Tab completes words, columns, and names within quotes. ^C ends a query that takes too long.\n";

const std::string_view kShellExamples =
    "SELECT subject, object, date, place, sentence FROM relations WHERE relation = 'met';\n"
    "SELECT source, relation, target, weight FROM edges ORDER BY weight DESC LIMIT 20;\n"
    "SELECT name, kind, mentions FROM entities ORDER BY mentions DESC LIMIT 20;\n"
    "SELECT subject, relation, object, object_text, sentence FROM relations WHERE polarity = 'negated';\n"
    "SELECT attributed_to, count(*) FROM relations WHERE attributed_to IS NOT NULL GROUP BY 1 ORDER BY 2 DESC;\n"
    "SELECT step, subject, relation, object, sentence FROM path('Donald Trump', 'Kim Jong-un');\n"
    "SELECT name, kind, via, statements FROM ego('Donald Trump', 1) WHERE distance > 0;\n"
    "SELECT document, marked FROM search('nuclear OR weapons');\n";

void show_views(const Graph& graph) {
    const auto views = read_rows(graph,
                                 "SELECT view.name, group_concat(field.name, ', ') FROM sqlite_master AS view, "
                                 "pragma_table_info(view.name) AS field "
                                 "WHERE view.type = 'view' AND view.name GLOB '*s' OR view.name = 'metadata' "
                                 "GROUP BY view.name ORDER BY view.rowid");
    if (!views) return say_error(views.error().message);
    for (const auto& view : *views) {
        std::cout << bold(view[0]) << '\n' << wrapped(view[1], terminal_width(), 4) << '\n';
    }
    std::cout << std::flush;
}

}  // namespace entente
