// XML as events, with nothing but the bytes themselves: no entities that the file declares, no other files, no network.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// An element's attributes by their local names; valid during the event.
class XmlAttributes {
public:
    XmlAttributes(const unsigned char** list, int count) : list_(list), count_(count) {}
    [[nodiscard]] std::string_view get(std::string_view local_name) const;

private:
    const unsigned char** list_;
    int count_;
};

/// Takes the events of one file. Names are as written, with their prefix: "dc:date".
class XmlSink {
public:
    XmlSink() = default;
    XmlSink(const XmlSink&) = delete;
    XmlSink& operator=(const XmlSink&) = delete;
    virtual ~XmlSink() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view text) = 0;
    /// Asked now and then: true ends the parse early.
    [[nodiscard]] virtual bool has_enough() const { return false; }
};

struct XmlFault {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string message;
};

/// Parses a stream from where it stands. What was read before a fault has been given to the sink; mere blemishes (an
/// unknown entity) are read over. A stream that breaks off is not said here.
[[nodiscard]] std::optional<XmlFault> parse_xml(std::istream& stream, XmlSink& sink);
[[nodiscard]] std::optional<XmlFault> parse_xml(std::string_view bytes, XmlSink& sink);

}  // namespace entente
