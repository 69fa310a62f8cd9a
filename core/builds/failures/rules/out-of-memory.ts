import { COMPUTE_DOCS } from '../docs';
import { moreMemory } from '../more-memory';
import type { FailureRule } from '../rule';

/** What runtimes and compilers say when memory ends. */
const WORDS =
  /(?<node>JavaScript heap out of memory)|(?<java>java\.lang\.OutOfMemoryError|(?:Gradle|Kotlin) (?:build )?daemon (?:process )?(?:has )?(?:disappeared|terminated) unexpectedly|insufficient memory for the Java Runtime)|(?<cc>Killed signal terminated program)|(?<other>Cannot allocate memory|\bENOMEM\b|std::bad_alloc|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Out of memory: Kill|signal: killed|^[\w./-]+: (?:out of memory|memory exhausted)$|^Killed$|: +\d+ Killed +)/;

export const outOfMemory: FailureRule = {
  code: 'out-of-memory',
  lines: {
    words: [
      'out of memory',
      'memory exhausted',
      'outofmemoryerror',
      'daemon disappeared',
      'daemon process disappeared',
      'daemon has terminated',
      'insufficient memory',
      'killed',
      'cannot allocate memory',
      'enomem',
      'bad_alloc',
      'memoryerror',
    ],
    pattern: WORDS,
  },
  explain({ known }, lines) {
    const groups = lines.at(-1)?.match.groups;
    if (!groups) return undefined;
    const larger = moreMemory(known);
    return {
      message:
        groups.node !== undefined
          ? 'Node.js came to the end of its heap.'
          : groups.java !== undefined
            ? 'Java came to the end of its memory.'
            : 'Memory ran out, and the kernel or the program itself ended the command.',
      advice:
        groups.node !== undefined
          ? `Give it more (\`NODE_OPTIONS=--max-old-space-size=4096\`, in megabytes), as far as the machine has it; else ${larger}.`
          : groups.java !== undefined
            ? `Set its heap (\`-Xmx\` in \`MAVEN_OPTS\`, \`org.gradle.jvmargs\`) to what the machine has, or ${larger}.`
            : `Do less at once (fewer workers or jobs), or ${larger}.`,
      docs: COMPUTE_DOCS,
    };
  },
};
