package dev.bunting.server;

import java.util.Locale;
import java.util.Map;

/** The page that shows every flag with its country's name; it needs nothing from elsewhere. */
final class IndexPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Flags</title>
      <style>
      :root { color-scheme: light dark; --line: light-dark(#d8dce2, #3a4048);
        --card: light-dark(#fff, #1f2329); --soft: light-dark(#667, #9aa3ad); }
      body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem;
        font: 15px/1.4 system-ui, sans-serif;
        background: light-dark(#f4f5f7, #15181c); color: light-dark(#1c2024, #e8eaed); }
      h1 { margin: 0; font-size: 1.6rem; }
      header p { margin: .25rem 0 1.75rem; color: var(--soft); }
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: .9rem; margin: 0; padding: 0; list-style: none; }
      li { padding: .75rem; border: 1px solid var(--line); border-radius: .6rem;
        background: var(--card); }
      img { display: block; width: 100%; height: auto; aspect-ratio: 4 / 3; border-radius: .3rem;
        outline: 1px solid rgb(128 128 128 / .25); outline-offset: -1px; }
      a { display: block; margin-top: .6rem; color: inherit; font-weight: 600;
        text-decoration: none; }
      a:hover { text-decoration: underline; }
      span { color: var(--soft); font-size: .85rem; }
      </style>
      </head>
      <body>
      """;

  private IndexPage() {}

  /** The page for these lower-case country codes and names. */
  static String of(Map<String, String> countries) {
    var page = new StringBuilder(64 * 1024).append(HEAD);
    page.append("<header><h1>Flags</h1><p>").append(countries.size());
    page.append(" countries of ISO 3166. Each picture is at /flags/cc/cc.gif, each name at");
    page.append(" /flags/cc/metadata.json.</p></header>\n<ul>\n");
    countries.forEach((code, name) -> card(page, code, escape(name)));
    return page.append("</ul>\n</body>\n</html>\n").toString();
  }

  private static void card(StringBuilder page, String code, String name) {
    var folder = "/flags/" + code + "/";
    page.append("<li><img loading=\"lazy\" width=\"160\" height=\"120\" alt=\"\" src=\"");
    page.append(folder).append(code).append(".gif\"><a href=\"");
    page.append(folder).append("metadata.json\">").append(name).append("</a><span>");
    page.append(code.toUpperCase(Locale.ROOT)).append("</span></li>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
