import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const schemaPath = new URL('../schemas/buildspec.schema.json', import.meta.url);
const codePath = new URL('../core/buildspec/validator.generated.js', import.meta.url);
const typesPath = new URL('../core/buildspec/validator.generated.d.ts', import.meta.url);

const TYPES = `/** One finding of ajv: where, and which keyword of the schema failed. */
export interface SchemaError {
  /** JSON pointer. */
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
}

export const validate: {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
};
`;

/**
 * Compiles schemas/buildspec.schema.json to core/buildspec/validator.generated.js, so that ajv itself stays out of the
 * product. Does nothing where the generated file already fits schema and script.
 */
async function generateValidator() {
  const text = await readFile(schemaPath, 'utf8');
  const script = await readFile(new URL(import.meta.url), 'utf8');
  const stamp = `// ${createHash('sha256').update(text).update(script).digest('hex')}\n`;
  const existing = await readFile(codePath, 'utf8').catch(() => '');
  if (existing.startsWith(stamp)) return;

  const [{ Ajv }, standalone] = await Promise.all([import('ajv'), import('ajv/dist/standalone/index.js')]);
  // a CommonJS module: its default export is the whole of it, which its types do not say
  const standaloneCode = /** @type {{ default: typeof standalone.default }} */ (
    /** @type {unknown} */ (standalone.default)
  ).default;

  const schema = JSON.parse(text);
  const ajv = new Ajv({
    allErrors: true,
    inlineRefs: false,
    messages: false,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, esm: true },
  });
  const code = standaloneCode(ajv, ajv.compile(withoutWords(schema)));
  await writeFile(codePath, `${stamp}// @ts-nocheck\n${code}`);
  await writeFile(typesPath, TYPES);
}

const WORDS = /^(x-.*|description|title|examples|default|enumDescriptions|deprecated)$/;

/**
 * The generated code carries parts of the schema with it; docs have no use there.
 * @param {unknown} node
 * @param {boolean} [isMap] the keys are names, not keywords
 * @returns {any}
 */
function withoutWords(node, isMap = false) {
  if (Array.isArray(node)) return node.map((item) => withoutWords(item));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isMap || !WORDS.test(key))
      .map(([key, value]) => [
        key,
        withoutWords(value, !isMap && /^(properties|patternProperties|definitions)$/.test(key)),
      ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateValidator();
