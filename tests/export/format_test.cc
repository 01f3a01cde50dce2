// The table of formats, and the files byte for byte for a small graph.
#include "export/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <locale>
#include <sstream>

#include "export/support/columns.h"
#include "graph/store.h"
#include "tests/graph/facts_builder.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

DocumentFacts visit() {
    FactsBuilder builder("1", "Kim & \"Moon\" met, then Kim visited Hanoi.");
    builder.date("2019-02-28");
    const auto kim = builder.entity("person:kim", "Kim & \"Jong-un\" ]]> \\");
    const auto moon = builder.entity("person:moon", "Moon");
    const auto hanoi = builder.entity("city:hanoi", "Hanoi", EntityKind::city);
    builder.at(hanoi).country = "VNM";
    builder.at(hanoi).latitude = 21.0278;
    builder.at(hanoi).longitude = 105.5;
    builder.at(hanoi).wikidata = "Q1858";
    builder.sentence("Kim & \"Moon\" met, then Kim visited Hanoi.");
    builder.mention(kim, "Kim").mention(moon, "Moon").mention(hanoi, "Hanoi");
    builder.relation(moon, "met", kim);
    builder.relation(kim, "visited", hanoi).polarity = Polarity::negated;
    builder.relation(kim, "visited", hanoi).modality = Modality::possible;
    return builder.facts();
}

std::string make_graph(const std::string& path, const std::vector<DocumentFacts>& documents) {
    Result<Store> store = Store::open(path);
    EXPECT_TRUE(store);
    const std::vector<RelationType> types = {{"met", "CONSULT", true, ""}, {"visited", "CONSULT", false, ""}};
    EXPECT_TRUE(store->add_relation_types(types));
    EXPECT_TRUE(store->begin());
    for (const DocumentFacts& facts : documents) EXPECT_TRUE(store->add(facts));
    EXPECT_TRUE(store->commit());
    return path;
}

std::string exported(const std::string& path, std::string_view format, const ExportOptions& options = {}) {
    std::ostringstream out;
    const GraphView graph = GraphView::open(path).value();
    EXPECT_TRUE(find_format(format)->write(graph, out, options));
    return out.str();
}

class FormatTest : public ::testing::Test {
protected:
    ScratchFolder folder_;
    std::string path_ = make_graph(folder_ / "news.db", {visit()});
};

TEST(FormatsTest, AreFoundByNameAndSuffix) {
    EXPECT_EQ(find_format("graphml")->name, "graphml");
    EXPECT_EQ(find_format("DOT")->name, "dot");
    EXPECT_EQ(find_format("xlsx"), nullptr);
    EXPECT_EQ(find_format_for("a/b.GraphML")->name, "graphml");
    EXPECT_EQ(find_format_for("dot"), nullptr);
    EXPECT_EQ(find_format_for(".dot"), nullptr);
    EXPECT_EQ(find_format_for("x.png"), nullptr);
    EXPECT_EQ(find_format_for("x.csv")->name, "csv");
    EXPECT_EQ(find_format_for("x.nodes.CSV")->name, "csv-nodes");
    EXPECT_EQ(find_format_for("x.json")->name, "json");
    EXPECT_EQ(find_format_for("x.graphology.json")->name, "graphology");
    for (const Format* format : formats()) {
        EXPECT_EQ(find_format(format->name), format);
        EXPECT_FALSE(format->about.empty());
    }
}

TEST_F(FormatTest, Dot) {
    EXPECT_EQ(exported(path_, "dot"),
              R"(digraph entente {
  "e3" [label="Hanoi", color="0.486 0.600 0.650", pos="31.4,53.22", kind="city", identity="city:hanoi", country="VNM", lat="21.0278", lng="105.5", wikidata="Q1858", mentions="1", documents="1", degree="1", weighted_degree="2", pagerank="0.3658289762", community="0"];
  "e1" [label="Kim & \"Jong-un\" ]]> \\", color="0.078 0.850 0.950", pos="-3.1,5.45", kind="person", identity="person:kim", mentions="1", documents="1", degree="2", weighted_degree="3", pagerank="0.3744307641", community="0"];
  "e2" [label="Moon", color="0.078 0.850 0.950", pos="-28.3,-58.66", kind="person", identity="person:moon", mentions="1", documents="1", degree="1", weighted_degree="1", pagerank="0.2597402597", community="0"];
  "e1" -> "e3" [label="visited", weight="2", color="0.583 0.667 0.850", relation="visited", documents="1", first_date="2019-02-28", last_date="2019-02-28", negated="1", possible="1", symmetric="false", plover="CONSULT"];
  "e1" -> "e2" [label="met", weight="1", color="0.583 0.783 0.750", relation="met", documents="1", first_date="2019-02-28", last_date="2019-02-28", negated="0", possible="0", symmetric="true", plover="CONSULT"];
}
)");
}

TEST_F(FormatTest, Graphml) {
    const std::string text = exported(path_, "graphml");
    EXPECT_THAT(text, HasSubstr("<key id=\"n_lat\" for=\"node\" attr.name=\"lat\" attr.type=\"double\"/>"));
    EXPECT_THAT(text, HasSubstr(R"(    <node id="e3">
      <data key="n_label"><![CDATA[Hanoi]]></data>
      <data key="n_x">31.4</data>
      <data key="n_y">53.22</data>
      <data key="n_size">38.3</data>
      <data key="n_r">66</data>
      <data key="n_g">166</data>
      <data key="n_b">157</data>
      <data key="n_kind"><![CDATA[city]]></data>
      <data key="n_identity"><![CDATA[city:hanoi]]></data>
      <data key="n_country"><![CDATA[VNM]]></data>
      <data key="n_lat">21.0278</data>
      <data key="n_lng">105.5</data>
      <data key="n_wikidata"><![CDATA[Q1858]]></data>
      <data key="n_mentions">1</data>
      <data key="n_documents">1</data>
      <data key="n_degree">1</data>
      <data key="n_weighted_degree">2</data>
      <data key="n_pagerank">0.3658289762</data>
      <data key="n_community">0</data>
    </node>
)"));
    EXPECT_THAT(text, HasSubstr("<![CDATA[Kim & \"Jong-un\" ]]]]><![CDATA[> \\]]>"));
    EXPECT_THAT(text, HasSubstr(R"(    <edge id="r0" source="e1" target="e3" label="visited">
      <data key="e_label"><![CDATA[visited]]></data>
      <data key="e_weight">2</data>
      <data key="e_r">72</data>
      <data key="e_g">145</data>
      <data key="e_b">217</data>
      <data key="e_relation"><![CDATA[visited]]></data>
)"));
}

TEST_F(FormatTest, StrictGraphmlHasNoLabelAttribute) {
    EXPECT_THAT(exported(path_, "graphml", {.strict = true}), HasSubstr("target=\"e3\">"));
}

TEST_F(FormatTest, Gexf) {
    const std::string text = exported(path_, "gexf");
    EXPECT_THAT(text, HasSubstr(R"(<gexf xmlns="http://gexf.net/1.3")"));
    EXPECT_THAT(text, HasSubstr(R"(      <node id="e1" label="Kim &amp; &quot;Jong-un&quot; ]]&gt; \">
        <attvalues>
          <attvalue for="kind" value="person"/>
)"));
    EXPECT_THAT(text, HasSubstr(R"(        <viz:color r="66" g="166" b="157"/>
        <viz:position x="31.4" y="53.22" z="0"/>
        <viz:size value="38.3"/>
      </node>
)"));
    EXPECT_THAT(text, HasSubstr(R"(kind="visited" label="visited" weight="2" start="2019-02-28" end="2019-02-28">)"));
}

TEST_F(FormatTest, EarlierAndStrictGexf) {
    const std::string earlier = exported(path_, "gexf", {.earlier = true});
    EXPECT_THAT(earlier, HasSubstr("version=\"1.2\""));
    EXPECT_THAT(earlier, Not(HasSubstr("kind=\"visited\"")));
    EXPECT_THAT(exported(path_, "gexf", {.strict = true}), Not(HasSubstr("<viz:")));
}

TEST_F(FormatTest, Csv) {
    EXPECT_EQ(
        exported(path_, "csv"),
        R"(Source,Target,Type,Kind,Id,Label,Weight,relation,documents,first_year,last_year,negated,possible,symmetric,plover,source_name,target_name
e1,e3,Directed,"visited",r0,"visited",2,"visited",1,2019,2019,1,1,false,"CONSULT","Kim & ""Jong-un"" ]]> \","Hanoi"
e1,e2,Directed,"met",r1,"met",1,"met",1,2019,2019,0,0,true,"CONSULT","Kim & ""Jong-un"" ]]> \","Moon"
)");
    EXPECT_EQ(
        exported(path_, "csv-nodes"),
        R"(Id,Label,kind,identity,country,lat,lng,wikidata,mentions,documents,degree,weighted_degree,pagerank,community,x,y
e3,"Hanoi","city","city:hanoi","VNM",21.0278,105.5,"Q1858",1,1,1,2,0.3658289762,0,31.4,53.22
e1,"Kim & ""Jong-un"" ]]> \","person","person:kim",,,,,1,1,2,3,0.3744307641,0,-3.1,5.45
e2,"Moon","person","person:moon",,,,,1,1,1,1,0.2597402597,0,-28.3,-58.66
)");
}

TEST_F(FormatTest, CsvForNeo4j) {
    EXPECT_EQ(
        exported(path_, "csv", {.flavour = Flavour::neo4j}),
        R"(:START_ID(Entity),:END_ID(Entity),:TYPE,weight:long,relation,documents:long,first_date,last_date,negated:long,possible:long,symmetric:boolean,plover
e1,e3,"visited",2,"visited",1,"2019-02-28","2019-02-28",1,1,false,"CONSULT"
e1,e2,"met",1,"met",1,"2019-02-28","2019-02-28",0,0,true,"CONSULT"
)");
    const std::string nodes = exported(path_, "csv-nodes", {.flavour = Flavour::neo4j});
    EXPECT_THAT(nodes, StartsWith("id:ID(Entity),:LABEL,name,kind,identity,country,lat:double,lng:double,wikidata,"));
    EXPECT_THAT(nodes, HasSubstr("\ne2,Entity;Person,\"Moon\",\"person\",\"person:moon\",,,,,1,"));
}

struct Names {
    void words(std::string_view name, std::string_view) { all.emplace_back(name); }
    template <typename Number>
    void number(std::string_view name, Number /*number*/) {
        all.emplace_back(name);
    }
    void flag(std::string_view name, bool) { all.emplace_back(name); }
    std::vector<std::string> all;
};

/// What a format says of a node is what it declares: CSV leaves out what it has no column for.
TEST(ColumnsTest, AreThoseThatAreWritten) {
    const auto named = [](const auto& columns) {
        std::vector<std::string> names;
        for (const Column& column : columns) names.emplace_back(column.name);
        return names;
    };
    Names of_node;
    Node node;
    node.latitude = node.longitude = 1;
    write_columns(node, of_node);
    EXPECT_EQ(of_node.all, named(kNodeColumns));
    Names of_edge;
    write_columns(Edge{}, of_edge);
    EXPECT_EQ(of_edge.all, named(kEdgeColumns));
}

TEST_F(FormatTest, SeveralRelationsAsOneEdge) {
    DocumentFacts facts = visit();
    facts.uri = "2";
    facts.metadata = {{"source", "another paper"}};
    facts.relations.at(1).name = "praised";
    const std::string path = make_graph(folder_ / "two.db", {visit(), facts});
    const GraphView graph = GraphView::open(path, {.relations = {"visited", "praised"}, .collapse = true}).value();
    for (const std::string_view format : {"gexf", "graphml", "dot", "csv", "json", "graphology"}) {
        std::ostringstream out;
        ASSERT_TRUE(find_format(format)->write(graph, out));
        EXPECT_THAT(out.str(), HasSubstr("visited 3, praised 1")) << format;
        EXPECT_THAT(out.str(), HasSubstr("visited, praised")) << format;
        EXPECT_THAT(out.str(), HasSubstr("relations")) << format;
    }
    for (const Format* format : formats()) {
        if (format->name == "html") continue;  // the page says the word of itself
        EXPECT_THAT(exported(path_, format->name), Not(HasSubstr("relations")));
    }
}

TEST_F(FormatTest, Json) {
    const std::string text = exported(path_, "json");
    EXPECT_THAT(text, HasSubstr(R"({"id": "e2", "label": "Moon", "x": -28.3, "y": -58.66, "kind": "person", )"));
    EXPECT_THAT(text, HasSubstr(R"({"source": "e1", "target": "e2", "key": "met", "label": "met", )"));
    EXPECT_THAT(text, HasSubstr(R"("label": "Kim & \"Jong-un\" ]]> \\")"));
}

TEST_F(FormatTest, Graphology) {
    const std::string text = exported(path_, "graphology");
    EXPECT_THAT(text, HasSubstr(R"({"key": "e3", "attributes": {"label": "Hanoi", )"));
    EXPECT_THAT(text, HasSubstr(R"("community": 0, "size": 7.7, "color": "#42a69d"}})"));
    EXPECT_THAT(text, HasSubstr(R"({"key": "r1", "source": "e1", "target": "e2", "attributes": {"label": "met", )"));
}

TEST_F(FormatTest, JsonLines) {
    const std::string text = exported(path_, "jsonl");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_THAT(text, HasSubstr(R"({"id": 1, "subject": "Moon", "subject_kind": "person", "relation": "met", )"));
    EXPECT_THAT(text, HasSubstr(R"("sentence": "Kim & \"Moon\" met, then Kim visited Hanoi.")"));
}

TEST_F(FormatTest, TurtleSaysPlainlyOnlyWhatIsSure) {
    const std::string text = exported(path_, "turtle");
    const std::string_view met =
        "<urn:entente:entity:person:moon> <urn:entente:relation:met> <urn:entente:entity:person:kim> .\n";
    EXPECT_THAT(text, HasSubstr(std::string(met)));
    EXPECT_THAT(text, Not(HasSubstr("<urn:entente:entity:person:kim> <urn:entente:relation:visited> ")));
    EXPECT_THAT(text, HasSubstr("owl:sameAs <http://www.wikidata.org/entity/Q1858>"));
    EXPECT_THAT(text, HasSubstr("prov:wasQuotedFrom <urn:entente:document:1>"));
    EXPECT_THAT(text, HasSubstr("ent:polarity \"negated\""));
}

TEST_F(FormatTest, EmptyGraph) {
    const std::string empty = make_graph(folder_ / "empty.db", {});
    EXPECT_EQ(exported(empty, "dot"), "digraph entente {\n}\n");
    EXPECT_THAT(exported(empty, "graphml"), HasSubstr("edgedefault=\"directed\">\n  </graph>\n</graphml>\n"));
    EXPECT_THAT(exported(empty, "gexf"), HasSubstr("<nodes>\n    </nodes>\n    <edges>\n    </edges>"));
    EXPECT_THAT(exported(empty, "json"), HasSubstr("\"nodes\": [\n],\n\"edges\": [\n]}\n"));
    EXPECT_EQ(exported(empty, "jsonl"), "");
}

TEST_F(FormatTest, TheLocaleDoesNotMatter) {
    struct Grouping : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\1"; }
    };
    const auto all = [this] {
        std::string text;
        for (const Format* format : formats()) text += exported(path_, format->name);
        return text;
    };
    const std::string plain = all();
    const std::locale before = std::locale::global(std::locale(std::locale(), new Grouping));
    EXPECT_EQ(all(), plain);
    std::locale::global(before);
}

TEST_F(FormatTest, AnOutputThatTakesNoMoreIsAnError) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    for (const Format* format : formats()) {
        const Status written = format->write(GraphView::open(path_).value(), out);
        ASSERT_FALSE(written);
        EXPECT_THAT(written.error().message, HasSubstr("takes no more"));
    }
}

}  // namespace
}  // namespace entente
