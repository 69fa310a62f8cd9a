import { SaxesParser } from 'saxes';
import type { ReadReport, ReportReader } from './model';
import { TextReader } from './text';

/** An element that is open. */
export interface XmlElement {
  /** Without a namespace prefix. */
  name: string;
  attributes: Record<string, string>;
  /** Of the elements around it, the root first; only as long as the visitor looks at the element. */
  path: readonly string[];
}

/** What a format does with a file's elements, in their order. */
export interface XmlVisitor<Content> {
  /** What the root may be called; the first stands in the message about another one. */
  roots: readonly [string, ...string[]];
  /** Elements whose text is wanted. */
  texts?: ReadonlySet<string>;
  open(element: XmlElement): void;
  /** `text` is what stands directly in the element, '' where it is not wanted. */
  close?(element: XmlElement, text: string): void;
  content(): Content;
}

// reports have some ten levels and attributes; a hostile file has a million
const DEEPEST = 200;
const MOST_ATTRIBUTES = 1_000;
// what stands before the root element is kept until its end
const LONGEST_PROLOGUE = 1024 * 1024;
// more than any message keeps
const LONGEST_TEXT = 16_384;

/**
 * Reads XML without ever following a document type: entities of its own are errors and nothing is fetched. Messages are those of
 * Go's encoding/xml where that says the same, because CodeBuild's agent speaks with it (aws/aws-cdk#13867).
 */
export function readXml<Content>(visitor: XmlVisitor<Content>): ReportReader<Content> {
  const decoder = new TextReader();
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const open: (XmlElement & { text: string })[] = [];
  const path: string[] = [];
  let failure: string | undefined;
  let sawRoot = false;
  let attributeCount = 0;

  const fail = (message: string) => {
    failure ??= message;
  };
  const failHere = (message: string) => fail(`XML syntax error on line ${parser.line}: ${message}`);
  const addText = (text: string) => {
    const element = open.at(-1);
    if (!element || !visitor.texts?.has(element.name) || element.text.length >= LONGEST_TEXT) return;
    element.text += text.slice(0, LONGEST_TEXT);
  };

  parser.on('error', ({ message }) => failHere(message.replace(/^[\w .]*?\d+:\d+: /, '').replace(/\.$/, '')));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('attribute', () => {
    attributeCount += 1;
    if (attributeCount > MOST_ATTRIBUTES) failHere(`an element has more than ${MOST_ATTRIBUTES} attributes`);
  });
  parser.on('opentag', ({ name: qualified, attributes }) => {
    attributeCount = 0;
    if (failure !== undefined) return;
    const name = qualified.slice(qualified.indexOf(':') + 1);
    if (open.length >= DEEPEST) return failHere(`elements lie more than ${DEEPEST} deep`);
    if (!sawRoot && !visitor.roots.includes(name))
      return fail(`expected element type <${visitor.roots[0]}> but have <${name}>`);
    sawRoot = true;
    const element = { name, attributes, path, text: '' };
    visitor.open(element);
    open.push(element);
    path.push(name);
  });
  parser.on('closetag', () => {
    if (failure !== undefined) return;
    const element = open.pop();
    path.pop();
    if (element) visitor.close?.(element, element.text);
  });

  const write = (text: string) => {
    if (failure !== undefined || text === '') return;
    parser.write(text);
    if (!sawRoot && parser.position > LONGEST_PROLOGUE) failHere('no element within the first MB');
  };
  return {
    write: (chunk) => write(decoder.read(chunk)),
    end(): ReadReport<Content> {
      write(decoder.end());
      if (failure === undefined) {
        if (!sawRoot && open.length === 0) fail('EOF');
        else if (open.length > 0) failHere('unexpected EOF');
        else parser.close();
      }
      return failure === undefined
        ? { ok: true, content: visitor.content() }
        : { ok: false, message: failure };
    },
  };
}
