// What only a parser sees in TypeScript, as JSON lines: typescript.mjs ROOT FILE...
// Each line: {file, functions: [{first, last, depth, deepest}], finds: [{what, line, text}]}.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [folder, ...files] = process.argv.slice(2);
const root = resolve(folder);
const require = createRequire(join(root, 'web', 'package.json'));
const ts = require('typescript');
const K = ts.SyntaxKind;

const spokenAttributes = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
]);
for (const name of ['alt', 'placeholder', 'label', 'description', 'errorMessage']) {
  spokenAttributes.add(name);
}
const controls = new Set([K.IfStatement, K.ForStatement, K.ForOfStatement, K.ForInStatement]);
for (const kind of [K.WhileStatement, K.DoStatement, K.SwitchStatement, K.TryStatement]) {
  controls.add(kind);
}

function look(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const line = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
  const functions = [];
  const finds = [];
  const found = (what, node, words) =>
    finds.push({
      what,
      line: line(node.getStart(source)),
      text: words.trim().slice(0, 60),
    });

  // A callback of describe() groups tests as a namespace would: it is no function to be measured.
  const groups = (node) =>
    ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText(source));
  const elseIf = (node) =>
    ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node;

  function visit(node, owner, depth) {
    inspect(node);
    let [inner, level] = [owner, depth];
    if (ts.isFunctionLike(node) && node.body && !groups(node)) {
      if (owner === null) {
        inner = {
          first: line(node.getStart(source)),
          last: line(node.end),
          depth: 0,
          deepest: 0,
        };
        functions.push(inner);
      } else if (ts.isBlock(node.body)) {
        level += 1;
      }
    } else if (controls.has(node.kind) && !elseIf(node)) {
      level += 1;
    }
    if (inner && level > inner.depth) {
      inner.depth = level;
      inner.deepest = line(node.getStart(source));
    }
    ts.forEachChild(node, (child) => visit(child, inner, level));
  }

  function inspect(node) {
    if (node.kind === K.AnyKeyword) found('any', node, 'any');
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) found('words', node, node.text);
    if (ts.isJsxAttribute(node)) inspectAttribute(node);
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) inspectString(node);
  }

  function inspectAttribute(node) {
    const value = node.initializer;
    const literal = value && ts.isStringLiteral(value) ? value.text : '';
    if (spokenAttributes.has(node.name.getText(source)) && /\p{L}{2}/u.test(literal)) {
      found('words', node, literal);
    }
  }

  function inspectString(node) {
    if (/#[0-9a-f]{3}([0-9a-f]{3})?\b(?!-)|\b(rgba?|hsla?)\(/i.test(node.text)) {
      found('colour', node, node.text);
    }
    if (/^-?[\d.]+px$/.test(node.text.trim())) found('size', node, node.text);
  }

  visit(source, null, 0);
  return { file, functions, finds };
}

for (const file of files) console.log(JSON.stringify(look(file)));
