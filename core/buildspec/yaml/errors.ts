import type { Problem } from '../problems';
import type { Range } from '../tree';

function yamlError(message: string, range: Range, refusal?: string): Problem {
  return {
    code: 'yaml-syntax',
    severity: 'error',
    message,
    range,
    refusal: refusal === undefined ? undefined : { statusCode: 'YAML_FILE_ERROR', message: refusal },
  };
}

export function unknownAnchor(name: string, range: Range): Problem {
  return yamlError(
    `No anchor \`&${name}\` stands above this alias. If the text is meant to start with \`*\`, put it in quotes.`,
    range,
    `unknown anchor '${name}' referenced`,
  );
}

export function recursiveAlias(name: string, range: Range): Problem {
  return yamlError(
    `The alias \`*${name}\` stands inside its own anchor. Write the content out instead.`,
    range,
    `anchor '${name}' value contains itself`,
  );
}

export function excessiveAliasing(range: Range): Problem {
  return yamlError(
    'The aliases of this file multiply to more than 10,000 values; what follows is not read. Write the content out instead.',
    range,
    'document contains excessive aliasing',
  );
}

export function invalidMerge(range: Range): Problem {
  return yamlError(
    'The merge key `<<` takes an alias of a mapping, or a list of such aliases.',
    range,
    'map merge requires map or sequence of maps as the value',
  );
}

export function invalidKey(range: Range): Problem {
  return yamlError(
    'A key must be plain text, not a list or a mapping. Put it in quotes.',
    range,
    'invalid map key',
  );
}

interface Wording {
  reason: RegExp;
  message: string | ((match: RegExpExecArray) => string);
  /** libyaml's words, which CodeBuild prints; ` at line N` is added. */
  libyaml: string;
}

const WORDINGS: Wording[] = [
  {
    reason: /^tab characters must not be used in indentation/,
    message: 'YAML does not allow tabs as indentation. Use spaces.',
    libyaml: 'found character that cannot start any token',
  },
  {
    reason: /within a (single|double) quoted scalar|^unclosed (single|double) quote/,
    message: (match) => {
      const quote = (match[1] ?? match[2]) === 'single' ? "'" : '"';
      return `This ${quote} is never closed. Add the closing ${quote}, or put the whole text in other quotes.`;
    },
    libyaml: 'found unexpected end of stream',
  },
  {
    reason: /^unexpected end of the stream within a flow collection|^unclosed flow collection/,
    message:
      'This bracket is never closed. Add the closing bracket, or put the text in quotes if it is no YAML list or mapping.',
    libyaml: "did not find expected ',' or ']'",
  },
  {
    reason: /^missed comma|^expected the node content, but found ','/,
    message:
      'YAML reads this as a list or mapping in brackets and misses a comma. Put the whole text in quotes if it is a command.',
    libyaml: "did not find expected ',' or ']'",
  },
  {
    reason: /^text after the value/,
    message:
      'Text stands behind a value that has already ended. Put the whole text in single quotes, or write it as a block that starts with `|`.',
    libyaml: 'did not find expected key',
  },
  {
    reason: /^second colon/,
    message:
      'A second `: ` stands in this line, and YAML takes each for a key. Put the whole text behind the first one in quotes.',
    libyaml: 'mapping values are not allowed in this context',
  },
  {
    reason: /^colon in a text of several lines/,
    message:
      'YAML joins these lines to one text, and a `: ` in it makes a key of that. Write the text as a block after `|`, or put it in quotes.',
    libyaml: 'mapping values are not allowed in this context',
  },
  {
    reason: /^dash without a blank/,
    message:
      'A dash starts a list item only with a space behind it. Write `- `, or indent this line further if it belongs to the one above.',
    libyaml: "could not find expected ':'",
  },
  {
    reason: /^left of the first line/,
    message: 'This line starts further left than the first line of the file. Line them up.',
    libyaml: 'did not find expected <document start>',
  },
  {
    reason: /^cannot start a value/,
    message: 'YAML does not allow this character at the start of a value. Put the whole text in quotes.',
    libyaml: 'found character that cannot start any token',
  },
  {
    reason: /^a line break is expected/,
    message:
      'After `|` or `>` the text starts on the next line. If this is a command, put the whole of it in quotes.',
    libyaml: 'did not find expected comment or line break',
  },
  {
    reason: /directive/i,
    message: 'YAML takes a line that starts with `%` for a directive. Put the text in quotes.',
    libyaml: 'could not find expected directive name',
  },
  {
    reason: /^unknown escape sequence|^expected hexadecimal character/,
    message: 'Double quotes do not know this escape. Write `\\\\` for a backslash, or use single quotes.',
    libyaml: 'found unknown escape character',
  },
  {
    reason: /^bad indentation of a sequence entry|^item without a dash/,
    message:
      'This line does not line up with the list above it. Start it with `- ` in the same column as the other items.',
    libyaml: "did not find expected '-' indicator",
  },
  {
    reason: /^bad indentation of a mapping entry|^deficient indentation/,
    message: 'This line is indented differently from the lines it belongs to. Line it up with them.',
    libyaml: 'did not find expected key',
  },
  {
    reason:
      /^missing colon|^can not read a block mapping entry|^expected ':' after a mapping key|^end of the stream or a document/,
    message:
      'A key needs a colon and a space behind it. If this line belongs to the one above, indent it below that.',
    libyaml: "could not find expected ':'",
  },
  {
    reason: /^nesting exceeded/,
    message: 'This file is nested more than 100 levels deep; what is deeper is not read.',
    libyaml: 'exceeded max depth of 100',
  },
  {
    reason: /non-printable characters|^expected valid JSON character/,
    message: 'A control character that YAML does not allow stands here. Remove it.',
    libyaml: 'control characters are not allowed',
  },
  {
    reason: /anchor|alias node/,
    message: 'YAML takes a leading `&` or `*` for an anchor or alias. Put the text in quotes.',
    libyaml: 'did not find expected alphabetic or numeric character',
  },
  {
    reason: /tag/i,
    message: 'YAML takes a leading `!` for a tag. Put the text in quotes.',
    libyaml: 'did not find expected tag',
  },
];

/**
 * A syntax error in words for people, with the words CodeBuild is likely to print (the libyaml family: aws-codebuild
 * logs show `did not find expected ',' or ']' at line 19`).
 *
 * @param reason js-yaml's reason, or one of ours from `diagnose`
 * @param line from 1
 * @param words libyaml's, where the place decides on them
 */
export function syntaxError(reason: string, range: Range, line: number, words?: string): Problem {
  for (const { reason: pattern, message, libyaml } of WORDINGS) {
    const match = pattern.exec(reason);
    if (!match) continue;
    return yamlError(
      typeof message === 'string' ? message : message(match),
      range,
      `${words ?? libyaml} at line ${line}`,
    );
  }
  return yamlError(`This is no valid YAML: ${reason}.`, range);
}
