import { describe } from 'vitest';
import { build, finds, fixes, spares } from './rule';

describe('broken-continuation', () => {
  finds(
    'broken-continuation',
    'a backslash in a folded block',
    build(`>
        aws s3 cp a s3://b \\
        --recursive`),
    '\\',
  );
  finds(
    'broken-continuation',
    'a backslash in a plain command',
    build(`aws s3 cp a s3://b \\
          --recursive`),
    '\\',
  );
  finds(
    'broken-continuation',
    'a blank behind the backslash in a block',
    build(`|
        aws s3 cp a s3://b \\ 
          --recursive`),
    '\\ ',
  );
  spares(
    'broken-continuation',
    'a backslash in a block',
    build(`|
        aws s3 cp a s3://b \\
          --recursive`),
  );
  spares(
    'broken-continuation',
    'a backslash in double quotes, which YAML reads itself',
    build(`"aws s3 cp a s3://b \\
          --recursive"`),
  );
  spares('broken-continuation', 'an escaped blank in a name', build(`cat my\\ file.txt`));
  fixes(
    'broken-continuation',
    'by taking it out',
    build(`>
        aws s3 cp a s3://b \\
        --recursive`),
    build(`>
        aws s3 cp a s3://b 
        --recursive`),
  );
});
