#include "extract/read/support/xml_events.h"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <memory>

#include "extract/read/support/html_entity.h"
#include "extract/read/support/pull_buffer.h"
#include "extract/read/support/source_text.h"

namespace entente {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 16U;

std::string_view as_text(const xmlChar* text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's bytes are unsigned
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view as_text(const xmlChar* text, std::ptrdiff_t size) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's bytes are unsigned
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

struct Parse {
    XmlSink* sink = nullptr;
    std::uint64_t depth = 0;
    bool started = false;
    bool declares_entities = false;
    xmlParserCtxtPtr context = nullptr;
    std::string name;

    std::string_view full_name(const xmlChar* local, const xmlChar* prefix) {
        name = as_text(prefix);
        if (!name.empty()) name += ':';
        return name += as_text(local);
    }
};

Parse& parse_of(void* user) {
    return *static_cast<Parse*>(user);
}

void on_start(void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar* /*uri*/, int /*spaces*/,
              const xmlChar** /*declared*/, int attributes, int /*defaulted*/, const xmlChar** list) {
    Parse& parse = parse_of(user);
    ++parse.depth;
    parse.started = true;
    parse.sink->start(parse.full_name(local, prefix), XmlAttributes(list, attributes));
}

void on_end(void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar* /*uri*/) {
    Parse& parse = parse_of(user);
    if (parse.depth > 0) --parse.depth;
    parse.sink->end(parse.full_name(local, prefix));
}

void on_text(void* user, const xmlChar* text, int size) {
    parse_of(user).sink->text(as_text(text, size));
}

/// HTML's own names are understood although XML has none of them; others are read over.
xmlEntityPtr on_entity(void* user, const xmlChar* name) {
    const std::string written = "&" + std::string(as_text(name)) + ";";
    std::string meant;
    append_html_entity(meant, written);
    if (meant != written) parse_of(user).sink->text(meant);
    return nullptr;
}

void on_entity_declared(void* user, const xmlChar* /*name*/, int /*type*/, const xmlChar* /*public_id*/,
                        const xmlChar* /*system_id*/, xmlChar* /*content*/) {
    parse_of(user).declares_entities = true;
    xmlStopParser(parse_of(user).context);
}

xmlSAXHandler make_handler() {
    xmlSAXHandler handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.cdataBlock = on_text;
    handler.ignorableWhitespace = on_text;
    handler.getEntity = on_entity;
    handler.entityDecl = on_entity_declared;
    return handler;
}

XmlFault fault_of(const xmlParserCtxt& context, const Parse& parse) {
    if (parse.declares_entities) {
        return {0, 0, "it declares entities of its own (<!ENTITY>), which are not followed; left out"};
    }
    const xmlError& error = context.lastError;
    const std::string message(stripped(error.message == nullptr ? "" : error.message));
    return {static_cast<std::uint32_t>(std::max(error.line, 0)), static_cast<std::uint32_t>(std::max(error.int2, 0)),
            message.empty() ? "the XML is cut off" : "broken XML: " + message};
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view local_name) const {
    for (int i = 0; i < count_; ++i) {
        const xmlChar** const attribute = list_ + std::ptrdiff_t{5} * i;  // name, prefix, uri, start, end of its value
        if (as_text(attribute[0]) == local_name) return as_text(attribute[3], attribute[4] - attribute[3]);
    }
    return {};
}

std::optional<XmlFault> parse_xml(std::istream& stream, XmlSink& sink) {
    Parse parse{.sink = &sink, .name = {}};
    xmlSAXHandler handler = make_handler();
    // The parser makes a document of its own for the entities that are declared.
    const auto release = [](xmlParserCtxt* parser) {
        if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
        parser->myDoc = nullptr;
        xmlFreeParserCtxt(parser);
    };
    const std::unique_ptr<xmlParserCtxt, decltype(release)> context(
        xmlCreatePushParserCtxt(&handler, &parse, nullptr, 0, nullptr), release);
    if (context == nullptr) return XmlFault{0, 0, "out of memory"};
    parse.context = context.get();
    xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    std::array<char, kChunkBytes> chunk{};
    while (stream.good() && !sink.has_enough() && !parse.declares_entities) {
        stream.read(chunk.data(), chunk.size());
        const auto size = static_cast<int>(stream.gcount());
        if (size > 0) xmlParseChunk(context.get(), chunk.data(), size, 0);
        if (context->disableSAX != 0) break;
    }
    const bool enough = sink.has_enough();
    if (!enough && !parse.declares_entities) xmlParseChunk(context.get(), chunk.data(), 0, 1);
    if (!enough && (parse.depth > 0 || !parse.started || parse.declares_entities)) return fault_of(*context, parse);
    return std::nullopt;
}

std::optional<XmlFault> parse_xml(std::string_view bytes, XmlSink& sink) {
    ViewBuffer buffer(bytes);
    std::istream stream(&buffer);
    return parse_xml(stream, sink);
}

}  // namespace entente
