import { COMPUTE_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** A program for ARM on x86-64, or the other way round. */
export const wrongProcessor: FailureRule = {
  code: 'wrong-processor',
  lines: {
    words: [
      'exec format error',
      'cannot execute binary file',
      'wrong elf class',
      'does not match the detected host platform',
    ],
    pattern: /[Ee]xec format error|cannot execute binary file|wrong ELF class/,
  },
  explain({ known }, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'A program is made for another processor than the build runs on.',
      advice:
        known.runsOn === 'local'
          ? 'Choose the image for this processor, or `--platform linux/amd64` or `linux/arm64`, which is emulated. What the source brings along has to fit too.'
          : 'Choose the environment type that fits (ARM or Linux), or fetch the program for this one. For an image of the other processor build with `docker buildx build --platform`.',
      docs: COMPUTE_DOCS,
    };
  },
};
