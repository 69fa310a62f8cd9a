import type * as vscode from 'vscode';
import type { Clock } from '../core/builds/events';
import { askMfaCode } from './ask-mfa-code';
import { ConnectedProjects } from './cloud/connected-projects';
import { openSession } from './cloud/connections/session';
import { CloudSessions } from './cloud/connections/sessions';
import { Explanations } from './explanation/documents';
import { Buildspecs } from './local/buildspecs';
import { ProjectLinks } from './local/project-links';
import type { LogParts } from './log/activate';
import { MfaPrompts } from './mfa-prompts';
import { BuildProblems } from './problems/build-problems';
import { connectionSettings, problemSettings, showsReports } from './settings';
import { Testing } from './testing/testing';
import { windowFocus } from './window-focus';

/** What builds on this computer and builds on CodeBuild share in a window. */
export interface SharedParts extends LogParts {
  clock: Clock;
  problems: BuildProblems;
  explanations: Explanations;
  testing: Testing;
  sessions: CloudSessions;
  /** Of all connections. */
  projects: ConnectedProjects;
  /** Of the workspace. */
  buildspecs: Buildspecs;
  links: ProjectLinks;
}

export function makeSharedParts(context: vscode.ExtensionContext, logs: LogParts, clock: Clock): SharedParts {
  const sessionParts = { clock, focus: windowFocus, mfa: new MfaPrompts(askMfaCode), shared: new Map() };
  const sessions = new CloudSessions({
    settings: connectionSettings,
    open: (connection) => openSession(connection, sessionParts),
  });
  const parts = {
    problems: new BuildProblems({ clock, settings: problemSettings }),
    explanations: new Explanations(),
    testing: new Testing({ clock, isAutomatic: showsReports }),
    sessions,
    projects: new ConnectedProjects(sessions),
    buildspecs: new Buildspecs(),
  };
  context.subscriptions.push(...Object.values(parts));
  return { ...logs, ...parts, clock, links: new ProjectLinks(context.workspaceState) };
}
