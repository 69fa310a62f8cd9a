import type { PhaseContext } from '../events';
import type { CredentialKeeper } from './credential-keeper';
import { shellQuote } from './driver';
import type { Workplace } from './engine';
import { SCRIPT_FOLDER, WORKBENCH_FOLDER } from './own-folders';
import type { Reporter } from './reporter';
import type { BuildShell } from './shell';

export interface RunAsOptions {
  workplace: Workplace;
  shell: BuildShell;
  reporter: Reporter;
  credentials: CredentialKeeper | undefined;
}

const ROOT = 'root';

/**
 * Who runs the commands of a build (AWS docs build-spec-ref, `run-as`): root whatever the image says, or the user that the
 * buildspec names, for all phases or for one. The user is given read and run permissions on the build's files.
 */
export class RunAs {
  private user = ROOT;
  private isToldOfHost = false;
  private filesAreOpen = false;

  constructor(private readonly options: RunAsOptions) {}

  /** The next commands are this user's; says why they cannot be. */
  async become(user: string | undefined): Promise<PhaseContext | undefined> {
    const wanted = user || ROOT;
    if (wanted === this.user) return undefined;
    if (this.options.workplace.place === 'on this computer') {
      this.sayOfHost(wanted);
      return undefined;
    }
    const message = wanted === ROOT ? this.becomeRoot() : await this.becomeUser(wanted);
    if (message !== undefined) return { statusCode: 'CLIENT_ERROR', message };
    this.user = wanted;
    return undefined;
  }

  private sayOfHost(user: string): void {
    if (this.isToldOfHost) return;
    this.isToldOfHost = true;
    this.options.reporter.line(
      `Local build: run-as is left out without a container; commands run as you, not as ${user}`,
    );
  }

  private becomeRoot(): undefined {
    this.options.shell.runAs = (command) => command;
    return undefined;
  }

  private async becomeUser(user: string): Promise<string | undefined> {
    const { shell, workplace, credentials, reporter } = this.options;
    const { outputDirectory } = workplace;
    const { text } = await shell.ask(waysToBecome(user, outputDirectory, !this.filesAreOpen));
    const [uid, gid, way, program] = text.trim().split(' ');
    if (!uid) {
      return `The user ${user} that run-as names is not in the build image. Add it to the image, or to an earlier phase (useradd), or take run-as out.`;
    }
    if (!way || !program) {
      return `The build image has no program that runs commands as ${user}: it needs setpriv, chroot of coreutils, or su. Choose an image that has one, or take run-as out.`;
    }
    this.filesAreOpen = true;
    credentials?.giveTo({ uid: Number(uid), gid: Number(gid) });
    shell.runAs = (command) => commandAs(way, { user, uid, gid: gid ?? uid, program }, command);
    reporter.line(`Local build: commands run as ${user}`);
    return undefined;
  }
}

interface Identity {
  user: string;
  uid: string;
  gid: string;
  program: string;
}

function commandAs(way: string, { user, uid, gid, program }: Identity, command: string): string {
  switch (way) {
    case 'setpriv':
      return `${shellQuote(program)} --reuid=${uid} --regid=${gid} --init-groups -- ${command}`;
    case 'chroot':
      return `${shellQuote(program)} --userspec=${uid}:${gid} / ${command}`;
    default:
      return `${shellQuote(program)} -s /bin/sh ${shellQuote(user)} -c ${shellQuote(`exec ${command}`)}`;
  }
}

/**
 * Prints the numbers of a user and its group and the first program that can run commands as that user. The build's own
 * files become the user's own: root can use them all the same.
 */
function waysToBecome(user: string, outputDirectory: string, openFiles: boolean): string {
  const output = shellQuote(outputDirectory);
  return `user=${shellQuote(user)}
exec 2>/dev/null
case $user in -*) exit;; esac
uid=$(id -u "$user") && gid=$(id -g "$user") || exit
printf '%s %s' "$uid" "$gid"
try() {
  program=$(command -v "$1") || return
  shift
  [ "$("$program" "$@")" = "$uid" ] && printf ' %s %s' "$way" "$program"
}
chown -R "$uid:$gid" ${output}/${SCRIPT_FOLDER} ${output}/${WORKBENCH_FOLDER}
${openFiles ? `chmod -R a+rX ${output}/src*\nchmod a+x ${output}/.. ${output}` : ':'}
way=setpriv; try setpriv --reuid="$uid" --regid="$gid" --init-groups -- id -u && exit
way=chroot; try chroot --userspec="$uid:$gid" / id -u && exit
way=su; try su -s /bin/sh "$user" -c 'exec id -u'
`;
}
