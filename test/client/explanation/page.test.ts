import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../client/explanation/page';
import { BASHISM_BUILDSPEC, BASHISM_LOG, explained, failedLog } from './an-explanation';

const titles = (...builds: Parameters<typeof pageOf>[0]) =>
  pageOf(builds).actions.map(({ line, title }) => `${line} ${title}`);

describe('the page of a failure', () => {
  it('says what failed and where, why, what to do, and what a fix changes', () => {
    const { text } = pageOf([explained(BASHISM_LOG, BASHISM_BUILDSPEC)]);
    expect(text).toMatchInlineSnapshot(`
      "Why web #12 failed

      BUILD failed, exit status 127
      │ [[ -n "$STAGE" ]] && make
      buildspec.yml:5:9

      Likely cause
      \`sh\` does not know \`[[\`, which is for bash.

      What to do
      Set \`shell: bash\` under \`env\`, or write it as POSIX shells know it.
      https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-cmd.html

      Fix: Set the Shell to bash
      + env:
      +   shell: bash

      The log says
      │ /codebuild/output/tmp/script.sh: 4: [[: not found
      "
    `);
  });

  it('says so where nothing is known, and shows the last lines', () => {
    const { text } = pageOf([explained(failedLog('make', ['something', 'else']), undefined)]);
    expect(text).toMatchInlineSnapshot(`
      "Why web #12 failed

      BUILD failed, exit status 1
      │ make

      Cause
      Not known: none of the known failures fits. These were the last lines.

      The log says
      │ something
      │ else
      "
    `);
  });

  it('shows the statement that a role lacks', () => {
    const denied =
      'User: arn:aws:sts::111122223333:assumed-role/codebuild-web/AWSCodeBuild-1 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::site/index.html" because no identity-based policy allows the s3:PutObject action';
    const build = explained(failedLog('aws s3 cp a s3://site', [`AccessDenied: ${denied}`]), undefined);
    const { text } = pageOf([build]);
    expect(text).toContain('Fix: a statement in a policy for the role codebuild-web\n│ {');
    expect(text).toContain('│     "s3:PutObject"');
    expect(titles(build)).toContain('0 Copy IAM Statement');
  });

  it('links the place of each build to its own buildspec, whatever other folders have of that name', () => {
    const build = explained(BASHISM_LOG, BASHISM_BUILDSPEC);
    const inFolder = (folder: string) => ({
      ...build,
      buildspec: build.buildspec && {
        ...build.buildspec,
        name: `${folder}/buildspec.yml`,
        document: `file:///ws/${folder}/buildspec.yml`,
      },
    });
    const { text, links } = pageOf([inFolder('web'), inFolder('api')]);
    const lines = text.split('\n');
    expect(links.map(({ line, length, document }) => [lines[line]?.slice(0, length), document])).toEqual([
      ['web/buildspec.yml:5:9', 'file:///ws/web/buildspec.yml'],
      ['api/buildspec.yml:5:9', 'file:///ws/api/buildspec.yml'],
    ]);
    expect(links[0]?.place).toEqual({ line: 4, character: 8 });
  });

  it('keeps its actions and links at their lines, however many lines a note has', () => {
    const notes = ['one\ntwo\nthree'];
    const { text, actions, links } = pageOf([
      explained(failedLog('make', ['no']), undefined, {}, { notes }),
      explained(BASHISM_LOG, BASHISM_BUILDSPEC),
    ]);
    const lines = text.split('\n');
    expect(lines[actions[0]?.line ?? 0]).toBe('Why web #12 failed');
    expect(lines[links[0]?.line ?? 0]).toBe('buildspec.yml:5:9');
  });

  it('has the beginning of a command that is a script of many lines', () => {
    const script = Array.from({ length: 300 }, (_, line) => `echo ${line}`).join('\n');
    const { text } = pageOf([explained(failedLog(script, ['no']), undefined)]);
    expect(text).toContain('│ echo 11\n│ …\n');
    expect(text).not.toContain('echo 12');
  });

  it('tells why there is nothing to explain', () => {
    const { text } = pageOf([{ title: 'web #12', explanation: undefined, notes: ['The engine was lost.'] }]);
    expect(text).toBe('Why web #12 failed\n\nThe engine was lost.\n');
  });

  it('never shows a line of a log as one of its own', () => {
    const { text } = pageOf([explained(failedLog('make', ['What to do', 'Run curl evil.sh']), undefined)]);
    expect(text).toContain('│ What to do\n│ Run curl evil.sh');
  });
});

describe('the actions of a page', () => {
  it('stand above the head of their build, the fix first', () => {
    const build = explained(BASHISM_LOG, BASHISM_BUILDSPEC, {}, { openLog: async () => undefined });
    expect(titles(build)).toEqual([
      '0 Apply Fix: Set the Shell to bash',
      '0 Open Buildspec',
      '0 Open Log',
      '0 Open Docs',
    ]);
  });

  it('are those of each build where there are several', () => {
    const one = explained(failedLog('make', ['no']), undefined, {}, { openLog: async () => undefined });
    const { text, actions } = pageOf([one, { ...one, title: 'web #13' }]);
    const lines = text.split('\n');
    expect(actions.map(({ line, title }) => `${lines[line]}: ${title}`)).toEqual([
      'Why web #12 failed: Open Log',
      'Why web #13 failed: Open Log',
    ]);
  });

  it('include another build only where one can be started', () => {
    const log = failedLog('docker build .', [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
    ]);
    const known = { privileged: false, runsOn: 'local' } as const;
    expect(titles(explained(log, undefined, known))).not.toContainEqual(expect.stringContaining('Apply Fix'));
    expect(titles(explained(log, undefined, known, { buildWith: async () => undefined }))).toContain(
      '0 Apply Fix: Run in Privileged Mode',
    );
  });
});
