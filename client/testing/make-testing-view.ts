import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { TestingView } from './testing-view';
import { type WorkspaceFile, WorkspaceFiles } from './workspace-files';

// what test tools and coverage tools write reports of
const SOURCES =
  '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,py,rb,php,phpt,java,kt,kts,groovy,scala,clj,go,cs,fs,vb,rs,c,cc,cpp,cxx,h,hh,hpp,m,mm,swift,dart,ex,exs,erl,hs,lua,pl,r,jl,sh,feature}';
const NOT_SOURCES = '**/{node_modules,.git,.venv,venv,site-packages}/**';
const MOST_FILES = 30_000;
const LARGEST_FILE = 1_000_000;

export function makeTestingView(clock: Clock): TestingView {
  return new TestingView({ files: new WorkspaceFiles(listFiles, clock), read });
}

async function listFiles(): Promise<WorkspaceFile[]> {
  const uris = await vscode.workspace.findFiles(SOURCES, NOT_SOURCES, MOST_FILES);
  return uris.flatMap((uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return [];
    const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
    return [{ uri: uri.toString(), path: uri.path.slice(root.length), folder: folder.uri.toString() }];
  });
}

async function read(uri: string): Promise<string | undefined> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > LARGEST_FILE) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
