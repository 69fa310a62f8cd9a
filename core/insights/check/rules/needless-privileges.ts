import type { Buildspec } from '../../../buildspec/buildspec';
import type { LintInput } from '../../../buildspec/lint/input';
import { bareWords, simpleCommands, spelled } from '../../../buildspec/lint/simple-commands';
import type { SimpleCommand } from '../../../buildspec/shell/script';
import { DOCKER_SAMPLE } from '../docs';
import type { CheckRule } from '../rule';

/** Programs that run nothing of the source, so that nothing behind them can ask for Docker. */
const RUNS_NOTHING_ELSE = new Set(
  'apk apt apt-get aws basename cat cd chmod chown cp curl cut date dirname dnf du echo exit export false git grep gunzip gzip head jq ls ln mkdir mv printenv printf pwd read realpath rm sed seq set shift sleep sort stat tail tar tee test touch tr true type umask uname unset unzip wc wget which yum yq zip'.split(
    ' ',
  ),
);

/** Of these, installing packages alone. */
const INSTALLS =
  /^(?:npm (?:ci|install|i|config|set)|pip3? install|yarn install|pnpm install|gem install)(?: |$)/;

const NAMES_DOCKER = /\b(?:docker|dockerd|buildx|podman|buildah|kaniko)\b/i;

const CANNOT_TELL = {
  unknown: 'What the scripts and tools of the buildspec run is not in the buildspec: they may use Docker.',
};

const CANNOT_TELL_OF_MOUNTS = {
  unknown: 'The project mounts file systems, and the API does not tell whether that needs its privileges.',
};

export const needlessPrivileges: CheckRule = {
  code: 'needless-privileges',
  severity: 'medium',
  why: 'A privileged container can do to the machine of the build whatever its administrator can.',
  docs: DOCKER_SAMPLE,
  check({ project: { environment, cache, fileSystemLocations = [] }, buildspec }) {
    if (environment?.privilegedMode !== true) return [];
    if (cache?.modes?.includes('LOCAL_DOCKER_LAYER_CACHE')) return [];
    if (fileSystemLocations.length > 0) return CANNOT_TELL_OF_MOUNTS;
    if ('unknown' in buildspec) return buildspec;
    const { input } = buildspec;
    if (input.commands.some(({ text }) => NAMES_DOCKER.test(text))) return [];
    if (runsOtherThanCommands(buildspec.buildspec) || !input.commands.every(isHarmless)) return CANNOT_TELL;
    return [
      {
        message: 'The project is privileged, though no command of its buildspec uses Docker.',
        fix: 'Switch privileged mode off.',
      },
    ];
  },
};

/** Builds of a batch have commands of their own, and steps run actions. */
function runsOtherThanCommands({ hasBatch, phases }: Buildspec): boolean {
  return hasBatch || Object.values(phases).some(({ hasSteps }) => hasSteps);
}

function isHarmless({ script }: LintInput['commands'][number]): boolean {
  return script !== undefined && [...simpleCommands(script, true)].every(runsNothingElse);
}

function runsNothingElse(command: SimpleCommand): boolean {
  if (command.definesFunction !== undefined) return false;
  if (command.words.length === 0) return true;
  const words = bareWords(command);
  return RUNS_NOTHING_ELSE.has(words[0]?.literal ?? '') || INSTALLS.test(spelled(words));
}
