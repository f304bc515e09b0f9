// SPDX-License-Identifier: EUPL-1.2
// Texts that mean harm: whatever they try, nothing in the page runs, loads or leads astray.
#include "repo/text/safe_html.hpp"

#include <random>

#include "tests/support/catch.hpp"
#include "tests/support/html_scanner.hpp"

namespace saksgang::repo {
namespace {

constexpr std::string_view attacks[] = {
    // Raw HTML
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://x.example/a.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror='alert(1)'>",
    "<img/src=x/onerror=alert(1)>",
    "<IMG SRC=\"jav&#x09;ascript:alert(1);\">",
    "<img srcset=\"x 1x, javascript:alert(1) 2x\">",
    "<picture><source srcset=http://x.example/a><img src=http://x.example/b></picture>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><maction actiontype=\"statusline#http://x\" xlink:href=\"javascript:alert(1)\">x",
    "<math href=\"javascript:alert(1)\">CLICKME</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<applet code=A.class>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<select onfocus=alert(1) autofocus>",
    "<textarea autofocus onfocus=alert(1)>",
    "<keygen autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<video src=x onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<link rel=prefetch href=http://x.example/>",
    "<style>@import 'http://x.example/a.css';</style>",
    "<style>body{background:url(http://x.example)}</style>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<div style=\"position:fixed;inset:0\">x</div>",
    "<base href=javascript:alert(1)//>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a onclick=alert(1)>x</a>",
    "<a target=_blank href=http://x.example>x</a>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><script>alert(1)</script>\">",
    "<plaintext>",
    "<title><img src=x onerror=alert(1)></title>",
    "<table background=javascript:alert(1)>",
    "<frameset onload=alert(1)>",
    "<isindex action=javascript:alert(1) type=image>",
    "<dialog open onclose=alert(1)>x</dialog>",
    "<portal src=http://x.example>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    "<p id=content>x</p>",
    "<form id=getElementById><input name=body></form>",
    // Comments, declarations, instructions, CDATA
    "<!-- <script>alert(1)</script> -->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!--><script>alert(1)</script>-->",
    "<!---><script>alert(1)</script>-->",
    "<? echo '<script>alert(1)</script>' ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!ENTITY x \"y\">",
    // HTML that does not end
    "<script",
    "<img src=x onerror=",
    "<a href=\"",
    "<!--",
    "</",
    "<",
    "</p></div></main></body>",
    "</code></pre><script>alert(1)</script>",
    "`</code><script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "```html onload=alert(1)\nx\n```",
    "    </code></pre><script>alert(1)</script>",
    // Links to scripts
    "[x](javascript:alert(1))",
    "[x](JavaScript:alert(1))",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&#x3A;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript:alert(1))",
    "[x](&#0000106avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java&#13;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](&#14; javascript:alert(1))",
    "[x](&nbsp;javascript:alert(1))",
    "[x](%6Aavascript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](\\javascript:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](<java\tscript:alert(1)>)",
    "[x]( javascript:alert(1) )",
    "[x](javascript://x.example/%0Aalert(1))",
    "[x](javascript:alert(1) \"title\")",
    "[x](jav\xC2\xADscript:alert(1))",
    "[x](\xE2\x80\x8Bjavascript:alert(1))",
    "[x](\xEF\xBB\xBFjavascript:alert(1))",
    "[x](\xEF\xBD\x8A"
    "avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](VBScript:msgbox(1))",
    "[x](livescript:alert(1))",
    "[x](mocha:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](DATA:image/svg+xml,<svg onload=alert(1)>)",
    "[x](data:image/png;base64,iVBORw0KGgo=)",
    "[x](file:///etc/passwd)",
    "[x](ftp://x.example/)",
    "[x](blob:https://x.example/1)",
    "[x](filesystem:https://x.example/1)",
    "[x](about:blank)",
    "[x](view-source:http://x.example)",
    "[x](ws://x.example)",
    "[x](tel:1234)",
    "[x](intent://x#Intent;scheme=http;end)",
    "[x](ms-word:ofe|u|http://x.example/a.docx)",
    "[x](//x.example/)",
    "[x](/logout)",
    "[x](../../login)",
    "[x](?a=b)",
    "[x](\\\\x.example\\a)",
    "[x](http:x.example)",
    "[x](http:/x.example)",
    "[x](http:\\\\x.example)",
    "[x](https://)",
    "[x](https:///x.example)",
    "[x](https://osloregionen.no@x.example/)",
    "[x](https://osloregionen.no\\@x.example/)",
    "[x](https://user:secret@x.example/)",
    "[x](http://x.example/\"onmouseover=\"alert(1))",
    "[x](http://x.example/'onmouseover='alert(1))",
    "[x](http://x.example/><script>alert(1)</script>)",
    "[x](<http://x.example/\"><script>alert(1)</script>>)",
    "[x](http://x.example/&quot;onmouseover=&quot;alert(1))",
    "[x](http://x.example/&lt;script&gt;)",
    "[x](http://x.example \"\\\" onmouseover=alert(1)\")",
    "[x](http://x.example '\" onmouseover=alert(1) x=\"')",
    "[x](http://x.example/\xE2\x80\xAEgnp.exe)",
    "[x](mailto:a@x.example?body=<script>)",
    "[x](mailto:\"onmouseover=alert(1)\"@x.example)",
    "[x](#\"onmouseover=\"alert(1))",
    "[x](#<script>alert(1)</script>)",
    "[x](#javascript:alert(1))",
    // Autolinks
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<vbscript:msgbox(1)>",
    "<data:text/html,x>",
    "<http://x.example/\"onmouseover=alert(1)>",
    "<http://x.example/'>",
    "<a@x.example>",
    "<made-up-scheme:alert(1)>",
    // References
    "[x]\n\n[x]: javascript:alert(1)",
    "[x]\n\n[x]: <javascript:alert(1)> \"title\"",
    "[x][1]\n\n[1]: data:text/html,x",
    "[x][]\n\n[x]: vbscript:x",
    "![x][1]\n\n[1]: javascript:alert(1)",
    "[x]\n\n[X]: java&#x73;cript:alert(1)",
    "[x]\n\n[x]:\njavascript:alert(1)\n'\n<script>'",
    "[x]: http://x.example \"\\\"><script>alert(1)</script>\"\n\n[x]",
    // Pictures
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x](http://x.example/tracker.gif)",
    "![x](//x.example/tracker.gif)",
    "![\"onerror=alert(1)](http://x.example/a.png)",
    "![x](http://x.example/a.png \"\\\" onerror=alert(1)\")",
    "![<script>alert(1)</script>](http://x.example/a.png)",
    "![x](\"onerror=alert(1))",
    "![![x](javascript:1)](http://x.example)",
    "[![x](http://x.example/a.png)](javascript:alert(1))",
    "[![x](javascript:alert(1))](http://x.example)",
    "![](http://x.example/a.png)",
    // Brackets within brackets
    "[[x](javascript:alert(1))](http://x.example)",
    "[x](http://x.example)](javascript:alert(1))",
    "[x](http://x.example (javascript:alert(1)))",
    "[<http://x.example>](javascript:alert(1))",
    "[x<a href=\"](javascript:alert(1))\">",
    "[`](javascript:alert(1))`",
    "[*x](javascript:alert(1))*",
    "*[x*](javascript:alert(1))",
    "**<b onmouseover=alert(1)>x</b>**",
    "![a](a)[b](javascript:c)",
    // Entities in text
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&#0;&#xFFFFFF;&#xD800;",
    "\\<script>alert(1)\\</script>",
    "&quot; onmouseover=&quot;alert(1)",
    // Headings and tables
    "# <img src=x onerror=alert(1)>",
    "# \" onmouseover=\"alert(1)",
    "# [x](javascript:alert(1))",
    "# javascript:alert(1)\n\n[x](#javascript-alert-1)",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "| <img src=x |\n|---|\n| onerror=alert(1)> |",
    "| [x](javascript:alert(1)) |\n|---|\n| `|` |",
    "| \" |\n|\":-\"|\n| x |",
    // Letters that are not what they seem
    "\xE2\x80\xAE)1(trela\xE2\x80\xAD",
    "\xEF\xBC\x9Cscript\xEF\xBC\x9E"
    "alert(1)\xEF\xBC\x9C/script\xEF\xBC\x9E",
    "\xC0\xBCscript\xC0\xBE"
    "alert(1)",
    "\xE0\x80\xBCscript\xE0\x80\xBE",
    "\xF0\x80\x80\xBCscript>",
    "\xED\xA0\x80\xED\xB0\x80",
    "\x1B[31m\x07\x08\x7F",
    "\xC2\x85\xC2\x9B",
    "\xE2\x80\xA8<script>\xE2\x80\xA9",
    "<scr\xCC\x88ipt>alert(1)</script>",
    "{{say_danger}} {{{html}}} <%= 1 %> ${1}",
};
static_assert(std::size(attacks) >= 150);

support::ScannedHtml scanned(std::string_view text) {
    const auto structure = read_structure(text);
    REQUIRE(structure);
    const auto html = safe_html(text, *structure);
    REQUIRE(html);
    INFO(*html);
    auto found = support::scan_html(*html);
    CHECK(found.fault == "");
    return found;
}

TEST_CASE("nothing active survives, wherever an attack stands") {
    for (const std::string_view attack : attacks) {
        INFO(attack);
        const std::string text{attack};
        for (const auto& around :
             {text, "- " + text, "> " + text, "1. a\n\n   " + text, "**" + text + "**",
              "[" + text + "](http://y.example)", "![" + text + "](http://y.example/b.png)",
              "# " + text, "| " + text + " |\n|---|\n| x |", text + text}) {
            scanned(around);
        }
    }
}

TEST_CASE("raw HTML is shown as it is written, not hidden") {
    CHECK(scanned("a <b>c</b>").text.find("<b>c</b>") != std::string::npos);
    CHECK(scanned("<!-- a secret clause -->").text.find("a secret clause") != std::string::npos);
    CHECK(scanned("<div hidden>\nskjult\n</div>").text.find("skjult") != std::string::npos);
}

TEST_CASE("any pile of marks makes HTML that is whole") {
    constexpr std::string_view pieces[] = {
        "<",           ">",   "\"",  "'",  "&",   "[",    "]",   "(",  ")",    "!",     "*",
        "_",           "`",   "\\",  "#",  "- ",  "1. ",  "> ",  "\n", "\n\n", "    ",  "|",
        "|---|",       "***", "a",   "ø",  "://", "http", ":",   "&#", "x3c",  ";",     "<!--",
        "javascript:", "\t",  "~~~", "\r", "==",  "+ ",   "<a ", "</", "/>",   "[a]: ", "![",
    };
    std::mt19937 random{20240426};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto count = random() % 25; count > 0; --count)
            text += pieces[random() % std::size(pieces)];
        INFO(text);
        scanned(text);
    }
}

}  // namespace
}  // namespace saksgang::repo
