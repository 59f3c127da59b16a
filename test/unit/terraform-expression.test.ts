// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language under test writes its templates like this
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  childrenOf,
  type Expression,
  parseExpression,
  parseTemplate,
  type Step,
} from "../../server/src/syntax/terraform/expression.ts";

/** The structure in one line: operators in front of their operands, templates in angle brackets, `?` for unknown. */
function show(expression: Expression): string {
  const all = (expressions: readonly Expression[]) => expressions.map(show).join(" ");
  switch (expression.kind) {
    case "literal":
      return JSON.stringify(expression.value);
    case "template":
      return `<${all(expression.parts)}>`;
    case "reference":
      return expression.root + expression.steps.map(showStep).join("");
    case "access":
      return `(${show(expression.source)})${expression.steps.map(showStep).join("")}`;
    case "call":
      return `${expression.name}(${all(expression.args)}${expression.expandLast ? "..." : ""})`;
    case "conditional":
      return `(if ${all([expression.test, expression.whenTrue, expression.whenFalse])})`;
    case "binary":
      return `(${expression.op} ${all([expression.left, expression.right])})`;
    case "unary":
      return `(${expression.op} ${show(expression.operand)})`;
    case "object":
      return `{${expression.entries.map(({ key, value }) => `${show(key)}: ${show(value)}`).join(", ")}}`;
    case "tuple":
      return `[${all(expression.items)}]`;
    case "for": {
      const { result, names, collection, key, value, condition, grouping } = expression;
      const yields = `${key ? `${show(key)} => ` : ""}${show(value)}${grouping ? "..." : ""}`;
      const filter = condition ? ` if ${show(condition)}` : "";
      return `(${result} for ${names.join(", ")} in ${show(collection)}: ${yields}${filter})`;
    }
    case "unknown":
      return "?";
  }
}

function showStep(step: Step): string {
  if (step.kind === "attribute") return `.${step.name}`;
  if (step.kind === "index") return `[${show(step.key)}]`;
  return step.full ? "[*]" : ".*";
}

/** What stands at the ranges of an expression and of all within it, the outer before the inner. */
function sources(text: string, expression: Expression): string[] {
  return [text.slice(expression.start, expression.end), ...childrenOf(expression).flatMap((e) => sources(text, e))];
}

function hasUnknown(expression: Expression): boolean {
  return expression.kind === "unknown" || childrenOf(expression).some(hasUnknown);
}

/** One test a row, named by its source. */
function eachShows(parse: (text: string) => Expression, rows: readonly (readonly [source: string, shown: string])[]) {
  for (const [source, shown] of rows) {
    it(JSON.stringify(source), () => assert.equal(show(parse(source)), shown));
  }
}

describe("expressions of Terraform", () => {
  describe("literals", () => {
    eachShows(parseExpression, [
      ["true", "true"],
      ["false", "false"],
      ["null", "null"],
      ["0", "0"],
      ["42", "42"],
      ["1.5", "1.5"],
      ["1e3", "1000"],
      ["1.5E-2", "0.015"],
      ["2E+2", "200"],
      ["-3", "(- 3)"],
      ['""', '""'],
      ['"text"', '"text"'],
      ["  42  ", "42"],
      ["trueish", "trueish"],
    ]);
  });

  describe("quoted strings", () => {
    const values: readonly (readonly [source: string, value: string])[] = [
      [String.raw`"a\nb\r\t"`, "a\nb\r\t"],
      [String.raw`"say \"hi\""`, 'say "hi"'],
      [String.raw`"back\\slash"`, "back\\slash"],
      [String.raw`"\\n"`, "\\n"],
      [String.raw`"\u00e9\u4F60"`, "é你"],
      [String.raw`"\U0001F600"`, "😀"],
      ['"naïve 😀"', "naïve 😀"],
      ['"$${name}"', "${name}"],
      ['"%%{if}"', "%{if}"],
      ['"$$$${x}"', "$$${x}"],
      ['"costs $5, 50%"', "costs $5, 50%"],
      ['"$"', "$"],
      [String.raw`"\u0024\u0024{x}"`, "$${x}"],
      ['"# no // comment /* here */"', "# no // comment /* here */"],
    ];
    for (const [source, value] of values) {
      it(source, () => {
        const range = { start: 0, end: source.length };
        assert.deepEqual(parseExpression(source), { kind: "literal", ...range, value });
      });
    }
    eachShows(parseExpression, [
      ['"${a}"', "a"],
      ['"${1}"', "1"],
      ['"${a}b"', '<a "b">'],
      ['"${a}${b}"', "<a b>"],
      ['"${"${x}y"}z"', '<<x "y"> "z">'],
      ['"${f("}", "{")}-"', '<f("}" "{") "-">'],
      ['"a${{b = "}"}.b}"', '<"a" ({"b": "}"}).b>'],
      ['"a${\n  b\n}"', '<"a" b>'],
      [String.raw`"\${a}"`, "?"],
    ]);
  });

  describe("heredocs", () => {
    eachShows(parseExpression, [
      ["<<EOT\na\n  b\nEOT\n", String.raw`"a\n  b\n"`],
      ["<<EOT\nEOT", '""'],
      ["<<EOT\na\n   EOT", String.raw`"a\n"`],
      ["<<EOT\r\na\r\nEOT\r\n", String.raw`"a\r\n"`],
      ['<<EOT\nraw \\n "quotes" $${x}\nEOT', '"raw \\\\n \\"quotes\\" ${x}\\n"'],
      ["<<EOT\nEOTX\nEOT", String.raw`"EOTX\n"`],
      ["<<EOT\na ${b}\nEOT\n", String.raw`<"a " b "\n">`],
      ["<<EOT\n${<<IN\nEOT\nIN\n}\nEOT", String.raw`<"EOT\n" "\n">`],
      ["<<EOT\n${a\n}\nEOT\n", String.raw`<a "\n">`],
      ["<<-EOT\n    a\n      b\n    EOT", String.raw`"a\n  b\n"`],
      ["<<-EOT\n\ta\n\t\tb\n\tEOT", String.raw`"a\n\tb\n"`],
      ["<<-EOT\n    a\n\n  b\n      \n  EOT", String.raw`"  a\n\nb\n      \n"`],
      ["<<-EOT\n    a\n    ${b} c\n  EOT", String.raw`<"a\n" b " c\n">`],
      ["<<-EOT\n  a\n${b}\n  EOT", String.raw`<"  a\n" b "\n">`],
      ["<<-EOT\n  a\n  %{ if b ~}\n  c\n  %{ endif ~}\n  EOT", String.raw`<"a\n" (if b "  c\n" "")>`],
      ["<<-EOT\n  a\n  ${~ b}\n  EOT", String.raw`<"  a\n" b "\n">`],
      ["f(<<A\nx\nA\n, <<B\ny\nB\n)", String.raw`f("x\n" "y\n")`],
      ["{ a = <<EOT\nx\nEOT\n b = 1 }", String.raw`{"a": "x\n", "b": 1}`],
    ]);
  });

  describe("references and what is taken from values", () => {
    eachShows(parseExpression, [
      ["a", "a"],
      ["var.name", "var.name"],
      ["a-b.c-d", "a-b.c-d"],
      ["größe.日本", "größe.日本"],
      ["a.b[0].c", "a.b[0].c"],
      ['a["k"]', 'a["k"]'],
      ["a[b.c]", "a[b.c]"],
      ['a["${b}-c"].d', 'a[<b "-c">].d'],
      ["a[\n  0\n]", "a[0]"],
      ["a.0.b", "a[0].b"],
      ["a[*].b", "a[*].b"],
      ["a[*].b[0]", "a[*].b[0]"],
      ["a.*.b", "a.*.b"],
      ["a.*.b[0]", "a.*.b[0]"],
      ["a.*.0", "a.*[0]"],
      ["a[*][*]", "a[*][*]"],
      ["each.value", "each.value"],
      ["count.index + 1", "(+ count.index 1)"],
      ["f(x)[0]", "(f(x))[0]"],
      ["f(x).*.y", "(f(x)).*.y"],
      ["(a ? b : c).d", "((if a b c)).d"],
      ["(a[*].b)[0]", "(a[*].b)[0]"],
      ["[1, 2][0]", "([1 2])[0]"],
      ["{ a = 1 }.a", '({"a": 1}).a'],
      ['"${a}".b', "(a).b"],
      ["for", "for"],
    ]);
  });

  describe("calls", () => {
    eachShows(parseExpression, [
      ["f()", "f()"],
      ["f(a)", "f(a)"],
      ["f(a, b)", "f(a b)"],
      ["f(a, b,)", "f(a b)"],
      ["f(a, b...)", "f(a b...)"],
      ["f(\n  a,\n  b\n)", "f(a b)"],
      ["f (a)", "f(a)"],
      ["f(g(h()))", "f(g(h()))"],
      ["true(a)", "true(a)"],
      ["provider::aws::arn_parse(a)", "provider::aws::arn_parse(a)"],
    ]);
  });

  describe("operators", () => {
    eachShows(parseExpression, [
      ["a || b && c", "(|| a (&& b c))"],
      ["a && b == c", "(&& a (== b c))"],
      ["a == b < c", "(== a (< b c))"],
      ["a != b >= c", "(!= a (>= b c))"],
      ["a < b + c", "(< a (+ b c))"],
      ["a <= b - c", "(<= a (- b c))"],
      ["a > b", "(> a b)"],
      ["a + b * c", "(+ a (* b c))"],
      ["a * b + c", "(+ (* a b) c)"],
      ["a - b - c", "(- (- a b) c)"],
      ["a / b * c % d", "(% (* (/ a b) c) d)"],
      ["a || b || c", "(|| (|| a b) c)"],
      ["a * (b + c)", "(* a (+ b c))"],
      ["!a && b", "(&& (! a) b)"],
      ["!a.b[0]", "(! a.b[0])"],
      ["!(a && b)", "(! (&& a b))"],
      ["-a * -b", "(* (- a) (- b))"],
      ["!!a", "(! (! a))"],
      ["- -1", "(- (- 1))"],
      ["1 -2", "(- 1 2)"],
      ["a-1", "a-1"],
      ["a ? b : c", "(if a b c)"],
      ["a ? b : c ? d : e", "(if a b (if c d e))"],
      ["a ? b ? c : d : e", "(if a (if b c d) e)"],
      ["a == b ? c + 1 : d", "(if (== a b) (+ c 1) d)"],
      ["a\n  ? b\n  : c", "(if a b c)"],
      ["((a))", "a"],
      ["(\n a +\n b\n)", "(+ a b)"],
    ]);
  });

  describe("objects and tuples", () => {
    eachShows(parseExpression, [
      ["[]", "[]"],
      ["[a]", "[a]"],
      ["[a, b,]", "[a b]"],
      ["[\n  a,\n\n  b\n]", "[a b]"],
      ["[[1], [2]]", "[[1] [2]]"],
      ["{}", "{}"],
      ["{\n}", "{}"],
      ["{ a = 1 }", '{"a": 1}'],
      ["{ a: 1 }", '{"a": 1}'],
      ["{ a = 1, b = 2, }", '{"a": 1, "b": 2}'],
      ["{\n  a = 1\n\n  b = 2,\n  c = 3\n}", '{"a": 1, "b": 2, "c": 3}'],
      ["{\r\n  a = 1\r\n  b = 2\r\n}", '{"a": 1, "b": 2}'],
      ['{ "a b" = 1 }', '{"a b": 1}'],
      ['{ "${a}" = 1, "x${a}" = 2 }', '{a: 1, <"x" a>: 2}'],
      ["{ (a) = 1 }", "{a: 1}"],
      ["{ (a.b) = 1 }", "{a.b: 1}"],
      ["{ true = 1, null = 2, if = 3 }", '{"true": 1, "null": 2, "if": 3}'],
      ["{ 1 = 2 }", "{1: 2}"],
      ["{ a = 1, for = 2 }", '{"a": 1, "for": 2}'],
      ["{ a = { b = [1] } }", '{"a": {"b": [1]}}'],
      ["{ a = f(\n 1,\n 2\n)\n b = (1 +\n 2)\n}", '{"a": f(1 2), "b": (+ 1 2)}'],
      ["{ a = b ? c : d\n e : f }", '{"a": (if b c d), "e": f}'],
    ]);
  });

  describe("for", () => {
    eachShows(parseExpression, [
      ["[for v in a : v]", "(list for v in a: v)"],
      ["[for i, v in a : v.b if i > 0]", "(list for i, v in a: v.b if (> i 0))"],
      ["[\n  for v in a :\n  v\n  if v != null\n]", "(list for v in a: v if (!= v null))"],
      ["{ for k, v in a : k => v }", "(map for k, v in a: k => v)"],
      ["{\n  for k, v in a :\n  k => v...\n  if v\n}", "(map for k, v in a: k => v... if v)"],
      ["{ for v in a : v.id => { name = v.name } }", '(map for v in a: v.id => {"name": v.name})'],
      ["[for v in b ? c : d : v]", "(list for v in (if b c d): v)"],
      ["[for v in [for w in x : w] : v]", "(list for v in (list for w in x: w): v)"],
      ["[for, a]", "?"],
      ["[(for), a]", "[for a]"],
    ]);
  });

  describe("comments", () => {
    eachShows(parseExpression, [
      ["a # b", "a"],
      ["a // b", "a"],
      ["a /* b */ + c", "(+ a c)"],
      ["/* a */ b /**/", "b"],
      ["[\n  a, # one }\n  b // two ]\n]", "[a b]"],
      ["{\n  a = 1 # one\n  b = 2 // two\n  /* three */ c = 3\n}", '{"a": 1, "b": 2, "c": 3}'],
    ]);
  });
});

describe("templates of Terraform", () => {
  describe("text and interpolations", () => {
    eachShows(parseTemplate, [
      ["", '""'],
      ["plain \\n text", String.raw`"plain \\n text"`],
      ["two\nlines", String.raw`"two\nlines"`],
      ["a $ b % {c}", '"a $ b % {c}"'],
      ["$${a}", '"${a}"'],
      ["%%{ if }", '"%{ if }"'],
      ["$$${a}", '"$${a}"'],
      ["%${a}", '<"%" a>'],
      ["${a.b}", "a.b"],
      ["${ a.b }", "a.b"],
      ["${~ a ~}", "a"],
      ["${true}", "true"],
      ['${"x"}', '"x"'],
      ["${[a, b]}", "[a b]"],
      ["${{ a = 1 }}", '{"a": 1}'],
      ["${{ for k, v in a : k => v }}", "(map for k, v in a: k => v)"],
      ["${\n  a\n  + b\n}", "(+ a b)"],
      ["${<<EOT\nx\nEOT\n}", String.raw`"x\n"`],
      ["a${b}", '<"a" b>'],
      ["${a}${b}", "<a b>"],
      ["a${b}c${d}", '<"a" b "c" d>'],
      ["${a}\n", String.raw`<a "\n">`],
      ["arn:aws:s3:::${var.bucket}/*", '<"arn:aws:s3:::" var.bucket "/*">'],
      ['${a ? "b-${c}" : null}', '(if a <"b-" c> null)'],
      ['{"a": "${b}"}', String.raw`<"{\"a\": \"" b "\"}">`],
    ]);
  });

  describe("strip markers", () => {
    eachShows(parseTemplate, [
      ["a ${~ b ~} c", '<"a" b "c">'],
      ["a ${b ~} c", '<"a " b "c">'],
      ["a ${~ b} c", '<"a" b " c">'],
      [" ${~ a}", "<a>"],
      ["${a ~} ${~ b}", "<a b>"],
      ["a\n${~ b ~}\nc", '<"a" b "c">'],
      ["a\n  ${~ b ~}\n  c", String.raw`<"a\n" b "  c">`],
      ["a\u00a0${~ b}", '<"a" b>'],
      ['${"a \\n ${~ b}"}', '<"a" b>'],
    ]);
  });

  describe("directives", () => {
    eachShows(parseTemplate, [
      ["%{ if a }b%{ endif }", '<(if a "b" "")>'],
      ["%{if a}b%{else}c%{endif}", '<(if a "b" "c")>'],
      ["%{ if a }%{ endif }", '<(if a "" "")>'],
      ["%{ if a }${b}%{ else }x${c}%{ endif }", '<(if a <b> <"x" c>)>'],
      ["x%{ if a ~} b %{~ else ~} c %{~ endif }y", '<"x" (if a "b" "c") "y">'],
      ["%{ if a }%{ if b }c%{ endif }%{ else }d%{ endif }", '<(if a <(if b "c" "")> "d")>'],
      ["%{ for v in a }${v},%{ endfor }", '<join("" (list for v in a: <v ",">))>'],
      ["%{ for k, v in a }x%{ endfor }", '<join("" (list for k, v in a: "x"))>'],
      ['${"%{ if a }b%{ endif }"}', '<(if a "b" "")>'],
    ]);
  });
});

describe("ranges of Terraform's expressions", () => {
  const rows: readonly (readonly [text: string, ...sources: string[]])[] = [
    ["plain", "plain"],
    ["a-${ var.b }-c", "a-${ var.b }-c", "a-", "var.b", "-c"],
    ["${ var.b }", "var.b"],
    ["${~ (a + b) * c ~}", "(a + b) * c", "a + b", "a", "b", "c"],
    ["${a + (b)}", "a + (b)", "a", "b"],
    ["${!a}", "!a", "a"],
    ["${(a) ? b : [c]}", "(a) ? b : [c]", "a", "b", "[c]", "c"],
    ['x${f("\\n", "q${a}")}', 'x${f("\\n", "q${a}")}', "x", 'f("\\n", "q${a}")', '"\\n"', '"q${a}"', "q", "a"],
    ["${a.b[c].d[*]}", "a.b[c].d[*]", "c"],
    ["${a.0.b}", "a.0.b", "0"],
    ["${f(x)[0].y}", "f(x)[0].y", "f(x)", "x", "0"],
    ['${{ a = 1, "b" : 2\n(c) = 3 }}', '{ a = 1, "b" : 2\n(c) = 3 }', "a", "1", '"b"', "2", "c", "3"],
    ["${[for k, v in a : v if k]}", "[for k, v in a : v if k]", "a", "v", "k"],
    ["${{for v in a : b => c...}}", "{for v in a : b => c...}", "a", "b", "c"],
    ["${[<<A\n x\n A\n, 1]}", "[<<A\n x\n A\n, 1]", "<<A\n x\n A", "1"],
    [
      "x%{ if a }b%{ else }c%{ endif }",
      "x%{ if a }b%{ else }c%{ endif }",
      "x",
      "%{ if a }b%{ else }c%{ endif }",
      "a",
      "b",
      "c",
    ],
    ["$${a}${b}", "$${a}${b}", "$${a}", "b"],
    ["😀${a}é", "😀${a}é", "😀", "a", "é"],
  ];
  for (const [text, ...expected] of rows) {
    it(JSON.stringify(text), () => assert.deepEqual(sources(text, parseTemplate(text)), expected));
  }

  it("those of steps take in dots and brackets", () => {
    const text = '${ a.b [0].*["k"] }';
    const expression = parseTemplate(text);
    assert(expression.kind === "reference");
    assert.deepEqual(
      expression.steps.map(({ start, end }) => text.slice(start, end)),
      [".b", "[0]", ".*", '["k"]'],
    );
  });

  it("are counted from the offset", () => {
    const document = "value = a + f(b)";
    const start = document.indexOf("a +");
    assert.deepEqual(sources(document, parseExpression(document.slice(start), start)), ["a + f(b)", "a", "f(b)", "b"]);
  });
});

describe("broken expressions of Terraform", () => {
  describe("leave whole what can be told apart", () => {
    eachShows(parseTemplate, [
      ["${}", "?"],
      ["${ }", "?"],
      ["a${}b", '<"a" ? "b">'],
      ["a${b c}d", '<"a" ? "d">'],
      ["a${b", '<"a" ?>'],
      ["${a.}", "?"],
      ["${a.}-${b}", '<? "-" b>'],
      ["${a +}", "(+ a ?)"],
      ["${a ? b}", "(if a b ?)"],
      ["${f(a b, c)}", "f(? c)"],
      ["${f(a, , c)}", "f(a ? c)"],
      ["${f(a..., b)}", "f(a ?)"],
      ["${f(a}-${b}", '<? "-" b>'],
      ["${[a, (b, c]}", "?"],
      ["${[a, b c, d]}", "[a ? d]"],
      ["${a)}", "?"],
      ["${{ a = 1 b = 2, c = 3 }}", '{"a": ?, "c": 3}'],
      ["${{ a, b = 2 }}", '{"a": ?, "b": 2}'],
      ["${{ a =\n 1 }}", '{"a": ?, 1: ?}'],
      ["${{ = 1 }}", "{?: 1}"],
      ["${[for v a : v]}", "?"],
      ["${[for v in a : v => v]}", "?"],
      ["${[for v in a : v...]}", "?"],
      ["${{for v in a : v}}", "?"],
      ["${[for v in a : v w]}", "?"],
      ["${a[]}", "a[?]"],
      ["${a[*b]}", "a[?]"],
      ["${a[0}", "?"],
      ["${a.0.0}", "?"],
      ["${1.2.3}", "?"],
      ["${1e999}", "?"],
      ["${a::b}", "?"],
      ["${a = b}", "?"],
      ["${a & b}", "?"],
      ["${'a'}", "?"],
      ["${a /* b}", "?"],
      ['${"a}', "?"],
      ['${f("a\nb", c)}', 'f(<"a" ? "b"> c)'],
      ['${f("\\d", a)}', "f(? a)"],
      [String.raw`\u12`, String.raw`"\\u12"`],
      ['${"\\u12"}', "?"],
      ['${"\\uD83D"}', "?"],
      ['${"\\UFFFFFFFF"}', "?"],
      ["${<<EOT\na}", "?"],
      ["${<<EOT a EOT}", "?"],
      ["a%{ if b }c", '<"a" ?>'],
      ["a%{ if b }c%{ else }d%{ else }e%{ endif }", '<"a" (if b "c" <"d" ? "e">)>'],
      ["a%{ endif }b", '<"a" ? "b">'],
      ["%{ for v in a }b%{ endif }", "<?>"],
      ["a%{ if }b%{ endif }", '<"a" (if ? "b" "")>'],
      ["a%{ while b }c", '<"a" ? "c">'],
      ["a%{ for v of b }c%{ endfor }", '<"a" ? "c" ?>'],
      ["a%{ if b", '<"a" ?>'],
      ["a%{}b", '<"a" ? "b">'],
    ]);
  });

  it("say why", () => {
    const reasonOf = (text: string) => {
      const expression = parseTemplate(text);
      return expression.kind === "unknown" ? expression.reason : undefined;
    };
    assert.equal(reasonOf("${a b}"), "`b` not expected");
    assert.equal(reasonOf("${f(a}"), "`(` is not closed");
    assert.equal(reasonOf("${"), "`${` is not closed");
    assert.equal(reasonOf("${a.}"), "a name expected");
    assert.equal(reasonOf('${"\\d"}'), "`\\d` is no escape sequence");
  });

  it("have the range of what is not understood", () => {
    const text = "x-${f(a, b c, d)}";
    assert.deepEqual(sources(text, parseTemplate(text)), [text, "x-", "f(a, b c, d)", "a", "b c", "d"]);
  });
});

describe("nesting of Terraform's expressions", () => {
  const pairs: Record<string, readonly [opening: string, closing: string]> = {
    parentheses: ["(", ")"],
    tuples: ["[", "]"],
    objects: ["{ a = ", "}"],
    calls: ["f(", ")"],
    indices: ["a[", "]"],
    strings: ['"x${', '}"'],
    heredocs: ["<<A\nx${", "}\nA\n"],
    fors: ["[for v in ", " : v]"],
    conditionals: ["a ? b : ", ""],
    negations: ["!", ""],
    "directives in heredocs": ["<<A\n%{ if a }${", "}%{ endif }\nA\n"],
    sums: ["a + ", ""],
  };
  for (const [name, [opening, closing]] of Object.entries(pairs)) {
    const nest = (depth: number) => `\${${opening.repeat(depth)}a${closing.repeat(depth)}}`;

    it(`${name} are read to a depth of 90, and not without end`, () => {
      assert(!hasUnknown(parseTemplate(nest(90))));
      const deep = parseTemplate(nest(5000));
      assert(hasUnknown(deep));
      assert(heightOf(deep) < 1000);
    });
  }

  it("directives within one another are read to a depth of 90, and not without end", () => {
    const nest = (depth: number) => `${"%{ if a }".repeat(depth)}b${"%{ endif }".repeat(depth)}`;
    assert(!hasUnknown(parseTemplate(nest(90))));
    assert.equal(show(parseTemplate(nest(5000))), "?");
  });

  it("unknown says that it nests too deeply", () => {
    const deepest = (expression: Expression): Expression => {
      const child = childrenOf(expression).at(-1);
      return child ? deepest(child) : expression;
    };
    const text = `[${"(".repeat(500)}a${")".repeat(500)}]`;
    const expression = deepest(parseExpression(text));
    assert(expression.kind === "unknown");
    assert.equal(expression.reason, "nested too deeply");
    assert.equal(text.slice(expression.start, expression.end), `${"(".repeat(401)}a${")".repeat(401)}`);
  });

  it("text too long to be read is unknown, but not without a sequence in it", () => {
    const long = "a".repeat(1024 * 1024);
    assert.equal(show(parseTemplate(`${long}\${b}`)), "?");
    assert.equal(show(parseExpression(`${long}+ b`)), "?");
    assert.equal(parseTemplate(long).kind, "literal");
  });

  it("openings without end come to an end", () => {
    for (const opening of [
      "(",
      "[",
      "{",
      "f(",
      "a[",
      '"',
      '"${',
      "${",
      "%{",
      "%{ if a }",
      "<<A\n",
      "<<A\n${",
      "{ a =",
    ]) {
      const text = opening.repeat(5000);
      assert(hasUnknown(parseExpression(text)), opening);
      assert(hasUnknown(parseTemplate(`\${${text}`)), opening);
    }
  });
});

function heightOf(expression: Expression): number {
  return 1 + Math.max(0, ...childrenOf(expression).map(heightOf));
}

describe("any text at all", () => {
  const signs = [
    ..."()[]{}\"'.,:=?!<>+-*/%$~#|&\\ \t\nae0",
    ...["${", "%{", "$${", "~}", "\r\n", "=>", "...", "::", "&&", "||", "==", ".*", "[*]", "<<A\n", "<<-A\n", "\nA\n"],
    ...["for ", " in ", " if ", "if ", "else", "endif", "endfor", "true", "1.5e3", "\\u00e9", "é", "😀", "\ud800"],
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((parts) => parts.join("")),
  );

  function assertNested(expression: Expression, within: { start: number; end: number }): void {
    const { start, end } = expression;
    assert(within.start <= start && start <= end && end <= within.end, `${start}..${end}`);
    const steps = "steps" in expression ? expression.steps : [];
    let previous = start;
    for (const step of steps) {
      assert(previous <= step.start && step.start < step.end && step.end <= end);
      previous = step.end;
    }
    for (const child of childrenOf(expression)) assertNested(child, expression);
  }

  it("is read without an exception, into ranges that lie within one another", () => {
    fc.assert(
      fc.property(text, fc.nat(1000), (source, offset) => {
        const whole = { start: 0, end: source.length };
        assertNested(parseTemplate(source), whole);
        assertNested(parseTemplate(`\${${source}}`), { start: 0, end: source.length + 3 });
        assertNested(parseExpression(source, offset), { start: offset, end: offset + source.length });
      }),
      { numRuns: 3000 },
    );
  });

  it("comes back from a template that escapes it", () => {
    fc.assert(
      fc.property(text, (value) => {
        const escaped = value.replace(/([$%])\{/g, "$1$1{");
        const range = { start: 0, end: escaped.length };
        assert.deepEqual(parseTemplate(escaped), { kind: "literal", ...range, value });
      }),
    );
  });

  it("comes back from a quoted string that escapes it", () => {
    const short: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" };
    fc.assert(
      fc.property(text, (value) => {
        const escaped = value.replace(/["\\\n\r\t]/g, (sign) => short[sign]!).replace(/([$%])\{/g, "$1$1{");
        const source = `"${escaped}"`;
        assert.deepEqual(parseExpression(source), { kind: "literal", start: 0, end: source.length, value });
      }),
    );
  });

  it("does not change what stands beside it in another interpolation", () => {
    fc.assert(
      fc.property(fc.constantFrom("a b", "a.", "f(a", "[a,", "a ? b", "(", ")", "!", "1.2.3", "a::"), (broken) => {
        const source = `\${x.y}-\${${broken}}-\${f(z)}`;
        const shown = show(parseTemplate(source));
        assert(shown.startsWith('<x.y "-" ') && shown.endsWith(' "-" f(z)>'), shown);
      }),
    );
  });
});
