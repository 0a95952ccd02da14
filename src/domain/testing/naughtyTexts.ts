/** Texts that have broken programs before (quality.md §4, "big list of naughty strings" style). None is an AppID. */
export const naughtyTexts: readonly string[] = [
  // Words that mean something to a program.
  'undefined', 'null', 'NULL', 'nil', 'NaN', 'Infinity', 'true', 'false', '0', '-1', '1e1000', '0x10', '1/0', '-0',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'window', 'document', 'then',
  '[object Object]', '[]', '{}', '{"a":1}', '()', ';', '\\', '/', '//', '|', '&', '?', '#', '%', '%s%d%n', '%00', '%2e%2e%2f',
  // Markup and scripts.
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '"><b>', "'><b>", '</title>', '<!--', ']]>',
  // oxlint-disable-next-line no-script-url -- a text to be taken for a text
  'javascript:alert(1)', 'data:text/html,<b>', '&lt;b&gt;', '&#x3c;', '<a href="//example.org">x</a>', '`${1}`', '${7*7}', '{{7*7}}', '<%= 7*7 %>',
  '{{constructor.constructor("alert(1)")()}}', '<iframe srcdoc="<b>">', '<math><mi xlink:href="data:x">', 'expression(alert(1))',
  // Queries, shells, paths, formulas.
  "' OR 1=1--", '1; DROP TABLE shares', "'; SELECT 1", '" OR ""="', "admin'--", '$(reboot)', '`reboot`', '; ls', '| cat', '&& true', '> /dev/null',
  '../../', '..\\..\\', '/etc/passwd', 'C:\\Windows', 'CON', 'NUL', 'file:///etc/passwd', '//example.org', 'http://127.0.0.1',
  '=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '＝1+1', '=HYPERLINK("x")', '=cmd|" /C calc"!A0', '*)(uid=*', '<!DOCTYPE x [<!ENTITY a "b">]>',
  // White space and characters nobody sees.
  '', ' ', '\t', '\n', '\r\n', '\v\f', '\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u1680', '\u180e', '\u2003',
  '\u200b', '\u200c', '\u200d', '\u200e', '\u2028', '\u2029', '\u202e', '\u2060', '\u2066x\u2069', '\u3000', '\ufeff', '\ufff9', '\u{e0001}', '\u{e0067}',
  // Scripts, directions, marks.
  '茶语小筑', '𠜎𠜱𠝹', '田中さん', '사회과학원', 'שלום', 'مرحبا', '\u202eexe.gpj', 'ﷺ', '﷽', 'Ω≈ç√∫', 'ﬁ', 'ß', 'ẞ', 'İ', 'ı', 'ſ', 'Σς', 'ǅ', 'K', 'Å',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!', '\u0301\u0323', '\u0323\u0301', '\u0345', '\u1100\u1161\u11a8', '①②③', '⑴⑵', '㎏', '½', '٠١٢', '０１２',
  // Emoji and broken halves.
  '👩', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇳', '👍🏿', '1️⃣', '\ud83d', '\udc69', '\ud83dwx', '\uffff', '\u{10ffff}', '\ufffd',
  // Almost AppIDs.
  'wx', 'WX', 'wx0', 'wx_1234567890abcdef', 'wx-1234567890abcdef', 'wx1234567890abcdeg', 'wx1234567890abcde', 'wx1234567890abcdef0',
  'xw1234567890abcdef', 'ww1234567890abcdef', 'gh_1a2b3c4d5e6f', 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'wх1234567890abcdef', 'wx1234567890аbcdef',
  'wx١234567890abcdef', 'wx1234567890abcdef.', '"wx1234567890abcdef"', 'AppID: wx1234567890abcdef', 'wx1234567890abcdef,wxe0e2656d74f0bff3',
]
