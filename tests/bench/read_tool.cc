// read_tool FILE...: reads files as `entente extract` does, without extracting, and says how fast.
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>

#include "extract/read/reader.h"

int main(int count, char** arguments) {
    std::uint64_t documents = 0;
    std::uint64_t text = 0;
    std::uint64_t bytes = 0;
    const std::clock_t start = std::clock();
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        std::string head(4096, '\0');
        file.read(head.data(), static_cast<std::streamsize>(head.size()));
        head.resize(static_cast<std::size_t>(file.gcount()));
        file.clear();
        file.seekg(0, std::ios::end);
        bytes += static_cast<std::uint64_t>(file.tellg());
        file.seekg(0);
        entente::Diagnostics diagnostics;
        const auto sink = [&](entente::Document&& document) {
            ++documents;
            text += document.text.size();
            return true;
        };
        entente::read_input({.uri = arguments[i], .stream = file}, head, sink, diagnostics);
        for (const entente::Diagnostic& item : diagnostics.items()) std::cerr << to_string(item) << "\n";
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << documents << " documents, " << bytes << " bytes in, " << text << " bytes of text, " << seconds
              << " s of processor time, " << static_cast<double>(bytes) / 1e6 / seconds << " MB/s\n";
}
