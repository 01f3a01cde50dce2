// The order of lines is T. Breuel's ("High performance document layout analysis", 2003): line a stands before line b if
// they share a column and a is above b, or if a is left of b and no line between their heights goes over both. Within a
// column a paragraph ends at a wider gap, at another size of letters, at an indented line after a sentence's end, and
// where the first word of the next line would still have fitted.
#include "extract/read/support/pdf_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "extract/read/support/plain_blocks.h"
#include "extract/read/support/source_text.h"
#include "extract/read/support/xml_events.h"

namespace entente {
namespace {

constexpr std::size_t kMostLines = 400;  // of a page that is ordered; the work grows with the third power
constexpr std::size_t kEdgeRows = 2;     // of a page that may be running heads or feet
constexpr double kTouch = 1;             // points that two boxes may share and still stand apart

/// Lengths are in points, from the page's left upper corner.
struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] double height() const { return bottom - top; }
    [[nodiscard]] bool shares_column(const Box& other) const {
        return std::min(right, other.right) - std::max(left, other.left) > kTouch;
    }
    [[nodiscard]] bool shares_row(const Box& other) const {
        return std::min(bottom, other.bottom) - std::max(top, other.top) > kTouch;
    }
};

struct Line {
    Box box{};
    Box place{};            // where it stands in the order: a running head goes over all columns
    double size = 0;        // of its letters: the height of its first word
    double first_word = 0;  // its width
    bool is_item = false;   // of a list, with a bullet or number before it
    std::string text{};
};

using Lines = std::vector<Line>;

double median(std::vector<double> values, double none) {
    if (values.empty()) return none;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void drop_empty(Lines& lines) {
    lines.erase(std::remove_if(lines.begin(), lines.end(), [](const Line& line) { return line.text.empty(); }),
                lines.end());
}

double letter_size(const Lines& lines) {
    std::vector<double> sizes;
    for (const Line& line : lines) sizes.push_back(line.size);
    return median(std::move(sizes), 0);
}

/// Drops what is printed across the page. False where most of the page is.
bool drop_turned(Lines& lines) {
    const auto turned = [](const Line& line) {
        return line.text.size() > 3 && line.box.height() > 2 * (line.box.right - line.box.left);
    };
    const auto kept =
        std::stable_partition(lines.begin(), lines.end(), [&](const Line& line) { return !turned(line); });
    if (kept - lines.begin() < lines.end() - kept) return false;
    lines.erase(kept, lines.end());
    return true;
}

/// A list's bullet or number that stands apart from its line; bare numbers count the lines of a page.
bool is_label(const Line& line) {
    const bool counts = line.text.find_first_not_of("0123456789") == std::string::npos;
    return !counts && line.text.size() < 6 && line.box.right - line.box.left < 2.5 * line.size;
}

void join_labels(Lines& lines) {
    for (Line& label : lines) {
        if (!is_label(label)) continue;
        Line* nearest = nullptr;
        for (Line& line : lines) {
            const double gap = line.box.left - label.box.right;
            const bool fits =
                gap > -kTouch && gap < 4 * label.size && line.box.shares_row(label.box) && &line != &label;
            if (fits && (nearest == nullptr || line.box.left < nearest->box.left)) nearest = &line;
        }
        if (nearest == nullptr) continue;
        nearest->text = std::exchange(label.text, {}) + " " + nearest->text;
        nearest->is_item = true;
    }
    drop_empty(lines);
}

/// Lets the rows at one edge of the page that stand apart from the rest go over its whole width. `lines` are sorted
/// from that edge on.
void widen_edge(const std::vector<Line*>& lines, double width, double gap) {
    std::size_t start = 0;
    for (std::size_t row = 0; row < kEdgeRows && start < lines.size(); ++row) {
        Box box = lines[start]->box;
        std::size_t end = start + 1;
        for (; end < lines.size() && lines[end]->box.shares_row(box); ++end) {
            box.top = std::min(box.top, lines[end]->box.top);
            box.bottom = std::max(box.bottom, lines[end]->box.bottom);
        }
        if (end == lines.size()) return;
        const Box& next = lines[end]->box;
        if (std::max(next.top - box.bottom, box.top - next.bottom) < gap) return;
        for (std::size_t i = start; i < end; ++i) {
            lines[i]->place.left = 0;
            lines[i]->place.right = width;
        }
        start = end;
    }
}

void widen_edges(Lines& lines, double width) {
    std::vector<Line*> sorted;
    for (Line& line : lines) sorted.push_back(&line);
    const double gap = 0.8 * letter_size(lines);
    std::sort(sorted.begin(), sorted.end(), [](auto* one, auto* other) { return one->box.top < other->box.top; });
    widen_edge(sorted, width, gap);
    std::sort(sorted.begin(), sorted.end(), [](auto* one, auto* other) { return one->box.bottom > other->box.bottom; });
    widen_edge(sorted, width, gap);
}

bool stands_before(const Lines& lines, const Line& one, const Line& other) {
    const Box& a = one.place;
    const Box& b = other.place;
    if (a.shares_column(b)) {
        if (!a.shares_row(b)) return a.top < b.top;
        return one.box.left != other.box.left ? one.box.left < other.box.left : a.top < b.top;
    }
    if (a.left > b.left) return false;
    return a.top <= b.top || std::none_of(lines.begin(), lines.end(), [&](const Line& line) {
               const Box& c = line.place;
               return c.top > b.top && c.top < a.top && c.shares_column(a) && c.shares_column(b);
           });
}

/// The lines' indexes in reading order; where the rules say nothing or contradict themselves, from top to bottom.
std::vector<std::size_t> reading_order(const Lines& lines) {
    const std::size_t size = lines.size();
    std::vector<std::vector<std::size_t>> after(size);
    std::vector<std::size_t> waits_for(size, 0);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (i == j || !stands_before(lines, lines[i], lines[j])) continue;
            after[i].push_back(j);
            ++waits_for[j];
        }
    }
    std::vector<std::size_t> order;
    std::vector<bool> placed(size, false);
    while (order.size() < size) {
        std::size_t best = size;
        for (std::size_t i = 0; i < size; ++i) {
            if (placed[i]) continue;
            const auto rank = [&](std::size_t at) {
                return std::pair((waits_for[at] > 0), std::pair(lines[at].place.top, lines[at].place.left));
            };
            if (best == size || rank(i) < rank(best)) best = i;
        }
        placed[best] = true;
        order.push_back(best);
        for (const std::size_t next : after[best]) --waits_for[next];
    }
    return order;
}

class PageWriter {
public:
    PageWriter(const Lines& lines, std::string& out) : lines_(lines), out_(out), right_(lines.size()) {
        std::vector<double> pitches;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (goes_down(i)) pitches.push_back(lines[i].box.top - lines[i - 1].box.top);
        }
        pitch_ = median(std::move(pitches), 0);
        find_right_edges();
    }

    void write() {
        std::size_t start = 0;  // of the paragraph
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool ends = i > 0 && ends_before(i, start);
            if (ends) start = i;
            out_ += ends ? "\n" : "";
            out_ += lines_[i].text + "\n";
        }
    }

private:
    /// Whether line `i` stands below the one before it, in its column.
    [[nodiscard]] bool goes_down(std::size_t i) const {
        const Box& above = lines_[i - 1].box;
        const Box& box = lines_[i].box;
        return box.top > above.top && !box.shares_row(above) && box.shares_column(above);
    }

    /// Whether a line is one column with the line before it and as near as lines are.
    [[nodiscard]] bool is_next_line(std::size_t i) const {
        const Line& above = lines_[i - 1];
        const Line& line = lines_[i];
        const double ratio = above.size > 0 ? line.size / above.size : 1;
        return goes_down(i) && line.box.top - above.box.top < 1.3 * pitch_ && ratio < 1.2 && ratio > 1 / 1.2;
    }

    /// The right edge of each line's run of lines, one that nearly all of them reach at most; of a short run that of
    /// all lines of the page that start where it does.
    void find_right_edges() {
        for (std::size_t start = 0; start < lines_.size();) {
            std::size_t end = start + 1;
            while (end < lines_.size() && is_next_line(end)) ++end;
            const Line& first = lines_[start];
            std::vector<double> edges;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                const bool in_run = i >= start && i < end;
                const bool alike = end - start < 3 && lines_.size() <= kMostLines &&
                                   std::abs(lines_[i].box.left - first.box.left) < first.size;
                if (in_run || alike) edges.push_back(lines_[i].box.right);
            }
            std::sort(edges.begin(), edges.end());
            std::fill(right_.begin() + static_cast<std::ptrdiff_t>(start),
                      right_.begin() + static_cast<std::ptrdiff_t>(end), edges[edges.size() * 4 / 5]);
            start = end;
        }
    }

    /// Whether the next line's first word would have fitted on the line before it.
    [[nodiscard]] bool broke_early(std::size_t i) const {
        const Line& above = lines_[i - 1];
        const bool divided = above.text.ends_with('-') || above.text.ends_with("\u00AD") || above.text.ends_with("‐");
        return !divided && above.box.right + lines_[i].first_word + 0.75 * above.size < right_[i - 1];
    }

    [[nodiscard]] bool ends_before(std::size_t i, std::size_t start) const {
        const Line& above = lines_[i - 1];
        const Line& line = lines_[i];
        if (line.is_item || line.text.starts_with("•")) return true;
        if (above.box.shares_row(line.box) && above.place.shares_column(line.place))
            return false;                                                // a line in two parts
        const bool is_below = line.box.top > above.box.bottom - kTouch;  // else the next column begins
        if (!is_next_line(i)) return is_below || ends_like_sentence(above.text) || broke_early(i);
        const double indent = line.box.left - above.box.left;
        const bool is_indented = indent > 0.7 * line.size && ends_like_sentence(above.text);
        const bool hangs_out = indent < -0.7 * line.size && i - 1 > start;
        return is_indented || hangs_out || broke_early(i);
    }

    const Lines& lines_;
    std::string& out_;
    std::vector<double> right_;
    double pitch_ = 0;  // from line to line
};

double number(std::string_view written) {
    double value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return value > -1e6 && value < 1e6 ? value : 0;
}

class LayoutSink : public XmlSink {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        text_.clear();
        if (name == "page") width_ = number(attributes.get("width"));
        if (name == "line") lines_.push_back({.box = box_of(attributes)});
        if (name == "word") word_ = box_of(attributes);
    }

    void text(std::string_view text) override { text_ += text; }

    void end(std::string_view name) override {
        if (name == "word") end_word();
        if (name == "page") end_page();
    }

    std::string take() { return std::move(out_); }
    [[nodiscard]] bool has_pages() const { return has_pages_; }

private:
    static Box box_of(const XmlAttributes& attributes) {
        return {.left = number(attributes.get("xMin")),
                .top = number(attributes.get("yMin")),
                .right = number(attributes.get("xMax")),
                .bottom = number(attributes.get("yMax"))};
    }

    void end_word() {
        const std::string_view word = stripped(text_);
        if (lines_.empty() || word.empty()) return;
        Line& line = lines_.back();
        if (line.text.empty()) {
            line.size = word_.height();
            line.first_word = word_.right - word_.left;
        } else {
            line.text += ' ';
        }
        line.text += word;
    }

    void end_page() {
        has_pages_ = true;
        drop_empty(lines_);
        for (Line& line : lines_) line.place = line.box;
        if (drop_turned(lines_) && lines_.size() <= kMostLines) {
            join_labels(lines_);
            widen_edges(lines_, width_);
            Lines ordered;
            for (const std::size_t i : reading_order(lines_)) ordered.push_back(std::move(lines_[i]));
            lines_ = std::move(ordered);
        }
        PageWriter(lines_, out_).write();
        out_ += '\f';
        lines_.clear();
    }

    std::string text_;
    std::string out_;
    Lines lines_;
    Box word_;
    double width_ = 0;
    bool has_pages_ = false;
};

}  // namespace

std::optional<std::string> read_layout(std::string layout) {
    const auto is_control = [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t'; };
    std::replace_if(layout.begin(), layout.end(), is_control, ' ');  // XML has none
    LayoutSink sink;
    const auto fault = parse_xml(layout, sink);
    if (fault || !sink.has_pages()) return std::nullopt;
    return sink.take();
}

}  // namespace entente
