import { describe, expect, test } from 'vitest';
import type { BuildCredentials, CredentialSource } from '../../../../core/builds/local/credentials';
import type { Engine } from '../../../../core/builds/local/engine';
import { withGivenValues } from '../../../../core/builds/local/secrets';
import { FakeClock } from '../../../client/fake-clock';
import { phaseEnds, runBuild } from './support';

const HOUR = 3_600_000;

export function credentialsOf(id: string, expiration?: Date): BuildCredentials {
  return {
    accessKeyId: `ASIA${id}`,
    secretAccessKey: `secret+of/${id}=`,
    sessionToken: `token//of+${id}==`,
    expiration,
  };
}

/** A profile whose credentials are those. */
export function profileWith(read: () => BuildCredentials): CredentialSource {
  return { read: async () => ({ ok: true, credentials: read() }) };
}

function buildspecOf(commands: string[], env = ''): string {
  return `version: 0.2\n${env}phases:\n  build:\n    commands: ${JSON.stringify(commands)}\n`;
}

// as an SDK does it: the file of the variable, its process, and what that prints
const ASK = 'sh -c "$(sed -n "s/^credential_process = //p" "$AWS_SHARED_CREDENTIALS_FILE")"';
// what is masked otherwise, readable again without its underscores
const ASK_UNMASKED = `${ASK} | sed 's/./&_/g'`;

/** What a build has of AWS, in the same way on every executor. */
export function testAwsBuilds(engine: () => Engine): void {
  describe('the credentials of a profile', () => {
    test('are where SDKs look for them, for their owner alone, and in no variable', async () => {
      const { output, outcome } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf([
          ASK_UNMASKED,
          'ls -l "${AWS_SHARED_CREDENTIALS_FILE%/*}" | cut -c1-10',
          'env | grep -c "^AWS_\\(ACCESS\\|SECRET\\|SESSION\\)" || true',
        ]),
        aws: { credentials: profileWith(() => credentialsOf('ONE', new Date('2030-01-01'))) },
      });
      expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
      expect(output.replaceAll('_', '')).toContain(
        '{"Version":1,"AccessKeyId":"ASIAONE","SecretAccessKey":"secret+of/ONE=","SessionToken":"token//of+ONE==","Expiration":"2030-01-01T00:00:00.000Z"}\n',
      );
      expect(output.match(/^-\S+$/gm)).toEqual(Array.from({ length: 3 }, () => '-rw-------'));
      expect(output).toMatch(/^0$/m);
    });

    test('are masked in all that the build tells, however the output is cut', async () => {
      const { accessKeyId, secretAccessKey, sessionToken = '' } = credentialsOf('ONE');
      const { events, output } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf(
          [
            ASK,
            // half of it in a piece of its own
            `printf 'begin ${secretAccessKey.slice(0, 9)}'; sleep 0.1; printf '${secretAccessKey.slice(9)} end\\n'`,
            'export SHOWN=$(cat "${AWS_SHARED_CREDENTIALS_FILE%/*}/current.json")',
          ],
          'env:\n  exported-variables: [SHOWN]\n',
        ),
        aws: { credentials: profileWith(() => credentialsOf('ONE')) },
      });
      expect(output).toContain('"AccessKeyId":"***","SecretAccessKey":"***","SessionToken":"***"');
      expect(output).toContain('begin *** end\n');
      const exported = events.flatMap((event) =>
        event.event === 'build' ? event.exportedEnvironmentVariables : [],
      );
      expect(exported).toEqual([{ name: 'SHOWN', value: expect.stringContaining('"***"') }]);
      for (const value of [accessKeyId, secretAccessKey, sessionToken])
        expect(JSON.stringify(events).replaceAll('\\/', '/')).not.toContain(value);
    });

    test('are renewed while a command runs, and the new ones are masked too', async () => {
      const clock = new FakeClock();
      let count = 0;
      const credentials = profileWith(() => {
        count += 1;
        return credentialsOf(`NUMBER${count}`, new Date(clock.now() + HOUR));
      });
      let isPassing = false;
      const { output } = await runBuild({
        engine: engine(),
        clock,
        timeoutMinutes: 2000,
        buildspec: buildspecOf([
          `echo begun; until ${ASK} | grep -q NUMBER2; do sleep 0.02; done; ${ASK}; ${ASK_UNMASKED}`,
        ]),
        aws: { credentials },
        onEvent(event) {
          if (event.event !== 'output' || !event.text.includes('begun') || isPassing) return;
          if (event.index === undefined) return;
          isPassing = true;
          void clock.pass(41 * 60_000);
        },
      });
      expect(output).toContain('"AccessKeyId":"***"');
      expect(output.replaceAll('_', '')).toContain('"ASIANUMBER2"');
    });

    test('a build without them does not start', async () => {
      const message = 'Sign in: aws sso login --profile dev';
      const { outcome, events, output } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf(['echo never']),
        aws: { credentials: { read: async () => ({ ok: false, message }) } },
      });
      expect(outcome).toEqual({ ok: false, reason: 'could-not-start', message });
      expect(output).toBe('');
      expect(phaseEnds(events)).toEqual([
        'SUBMITTED SUCCEEDED',
        'QUEUED SUCCEEDED',
        'PROVISIONING FAILED',
        'FINALIZING SUCCEEDED',
        'COMPLETED SUCCEEDED',
      ]);
    });

    test('variables of the build are over them, as on CodeBuild', async () => {
      const { output } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf(
          ['echo "$AWS_ACCESS_KEY_ID $AWS_PROFILE"'],
          'env:\n  variables:\n    AWS_PROFILE: mine\n',
        ),
        environmentVariables: [{ name: 'AWS_ACCESS_KEY_ID', value: 'AKIAMINE' }],
        aws: { credentials: profileWith(() => credentialsOf('ONE')) },
      });
      expect(output).toBe('AKIAMINE mine\n');
    });
  });

  describe('without a profile', () => {
    const advice = 'give them those of a profile with --profile NAME';
    const line = `Local build: the commands have no AWS credentials; ${advice}`;
    const run = (commands: string[], aws = {}) =>
      runBuild({
        engine: engine(),
        buildspec: `version: 0.2\nphases:\n  build:\n    on-failure: CONTINUE\n    commands: ${JSON.stringify(commands)}\n  post_build:\n    commands: ${JSON.stringify(commands)}\n`,
        aws: { credentialsAdvice: advice, ...aws },
      });

    test('the first command that misses credentials makes one line that names the option', async () => {
      const { log } = await run(['echo Unable to locate credentials; exit 1']);
      expect(log.split(line)).toHaveLength(2);
    });

    test('other failures, and builds with a profile, do not', async () => {
      expect((await run(['echo laws broken; exit 1'])).log).not.toContain(line);
      const aws = { credentials: profileWith(() => credentialsOf('ONE')) };
      expect((await run(['echo Unable to locate credentials; exit 1'], aws)).log).not.toContain(line);
    });
  });

  describe('secrets', () => {
    const ENV = `env:
  variables:
    STAGE: dev
  parameter-store:
    DB: /app/$STAGE/db
  secrets-manager:
    KEY: app:key
  exported-variables: [DB]
`;
    const given = new Map([
      ['DB', "it's a\nsecret $STAGE"],
      ['KEY', 'k3y'],
    ]);

    test('are variables of the commands, and masked everywhere', async () => {
      const { output, events, log } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf(
          ['echo "$KEY ${#DB}"', 'echo "$DB"', 'echo k3y', 'KEY=changed', 'echo $KEY'],
          ENV,
        ),
        aws: { secrets: withGivenValues(given, undefined) },
      });
      expect(output).toBe('*** 20\n***\n***\nchanged\n');
      expect(log).toContain('[Container] Decrypting parameter store environment variables\n');
      const told = JSON.stringify(events);
      for (const value of ['secret $STAGE', 'k3y"', 'k3y\\n'])
        expect(told.replaceAll('echo k3y', '')).not.toContain(value);
    });

    test('are asked for by names with their variables replaced', async () => {
      const asked: string[] = [];
      await runBuild({
        engine: engine(),
        buildspec: buildspecOf(['true'], ENV),
        aws: {
          secrets: {
            read: async (secrets) => {
              asked.push(...secrets.map(({ reference }) => reference));
              return { ok: true, values: given };
            },
          },
        },
      });
      expect(asked).toEqual(['/app/dev/db', 'app:key']);
    });

    test('a value that is given in place of a secret is masked like it', async () => {
      const { output } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf(['echo "$KEY $DB"'], ENV),
        environmentVariables: [
          { name: 'KEY', value: 'given1' },
          { name: 'DB', value: 'given2' },
        ],
      });
      expect(output).toBe('*** ***\n');
    });

    test("a failure ends DOWNLOAD_SOURCE with CodeBuild's code and text", async () => {
      const failure = {
        statusCode: 'Decrypted Variables Error',
        message: 'parameter does not exist: /app/dev/db',
      };
      const { outcome, events, log } = await runBuild({
        engine: engine(),
        buildspec: buildspecOf(['echo never'], ENV),
        aws: { secrets: { read: async () => ({ ok: false, failure }) } },
      });
      expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
      expect(phaseEnds(events).at(3)).toBe('DOWNLOAD_SOURCE FAILED');
      expect(log).toContain(
        'Phase context status code: Decrypted Variables Error Message: parameter does not exist: /app/dev/db\n',
      );
    });
  });
}
