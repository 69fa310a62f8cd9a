import { environmentVariableDocs } from '../../core/buildspec/schema';
import { scalarSource } from '../../core/buildspec/symbols/scalar-source';
import { shellNames } from '../../core/buildspec/symbols/shell-names';
import type { VariableOccurrence } from '../../core/buildspec/symbols/variables';
import type { BuildspecDocument } from '../documents';
import type { Location } from '../locate';
import { code, type Note, title } from './note';
import { parameterWords, secretWords } from './references';

const MOST_PLACES = 8;

/** Where a variable gets its value, and who may change it. */
export function variableNote(
  document: BuildspecDocument,
  location: Location,
  offset: number,
): Note | undefined {
  if (!mayBeVariable(document.text, location, offset)) return undefined;
  const { variables } = document.symbols;
  const here = variables.find(({ range }) => range.start <= offset && offset <= range.end);
  if (!here) return undefined;
  const places = variables.filter(
    ({ name, kind }) => name === here.name && (kind === 'declaration' || kind === 'write'),
  );
  const docs = environmentVariableDocs();
  const own = Object.hasOwn(docs, here.name) ? docs[here.name] : undefined;
  const parts = [
    title(here.name),
    ...(own ? [own.description + (own.example === undefined ? '' : `\n\nSuch as \`${own.example}\``)] : []),
    ...(places.length > 0 ? [setWords(document, places)] : []),
    ...(places.length > 0 ? changeWords(places) : own ? [] : [UNKNOWN]),
    ...(isExported(variables, here.name)
      ? ['Exported to CodePipeline and the build with its value after POST_BUILD.']
      : []),
  ];
  return { range: here.range, markdown: parts.join('\n\n') };
}

/** To know all variables of a long file takes a while; most places are none at a glance. */
function mayBeVariable(text: string, { on, path, node }: Location, offset: number): boolean {
  if (node.kind !== 'scalar') return false;
  if (path[0] !== 'phases')
    return on === 'key' || path.includes('exported-variables') || node.value.includes('$');
  if (on === 'key') return false;
  const source = scalarSource(text, node);
  return shellNames(node.value).some(({ start, end }) => {
    const range = source.rangeOf(start, end);
    return range !== undefined && range.start <= offset && offset <= range.end;
  });
}

const UNKNOWN =
  'Not set in this file. The project, the start of the build, the image or a command may set it; otherwise it is empty.';

function setWords({ lines }: BuildspecDocument, places: VariableOccurrence[]): string {
  const [only] = places;
  if (places.length === 1 && only?.origin === 'secrets-manager') return secretWords(only.value ?? '');
  if (places.length === 1 && only?.origin === 'parameter-store') return parameterWords(only.value ?? '');
  const listed = places.slice(0, MOST_PLACES).map((place) => {
    const line = lines.positionAt(place.range.start).line + 1;
    const value = place.value === undefined || place.value === '' ? '' : `: ${code(place.value)}`;
    return `- line ${line}, ${sectionWords(place)}${value}`;
  });
  const more = places.length - listed.length;
  return ['Set in', ...listed, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

function sectionWords({ origin, phase }: VariableOccurrence): string {
  if (origin === 'command') return (phase ?? 'a command').toUpperCase();
  return origin === 'batch' ? 'a build of the batch' : `\`env.${origin}\``;
}

/** StartBuild wins over the project, the project over the buildspec, and a command over all of them. */
function changeWords(places: VariableOccurrence[]): string[] {
  const origins = new Set(places.map(({ origin }) => origin));
  const isDeclared =
    origins.has('variables') || origins.has('parameter-store') || origins.has('secrets-manager');
  if (!isDeclared) return origins.has('batch') ? ['The batch sets it for that build.'] : [];
  const command = origins.has('command') ? ' Commands of this file change it from there on.' : '';
  return [`The start of a build and the project may set another value; they win over this file.${command}`];
}

function isExported(variables: VariableOccurrence[], name: string): boolean {
  return variables.some((one) => one.origin === 'exported-variables' && one.name === name);
}
