import * as vscode from 'vscode';
import type { Clock } from '../core/builds/events';
import { ChannelText } from '../core/builds/log/channel-text';
import { BatchWriter } from './batch-writer';
import { LOG_LANGUAGE } from './log/language';
import type { LogPlace, NamedLog } from './log/log-place';

/** How many build logs stay in the Output view. */
const CHANNELS_KEPT = 10;

/** UTF-16 units that one message to the window has at most: more would hold up the extension. */
const MOST_AT_ONCE = 256 * 1024;

/** Milliseconds without text after which a line that has no end is shown. */
const QUIET = 500;

/** One build's output channel. */
export interface BuildOutput {
  append(text: string): void;
  /** Brings the channel to the front, without the keyboard focus. */
  show(): void;
  /** All is written; the channel stays until newer ones take its place. */
  end(): void;
}

interface OpenOutput {
  name: string;
  /** Where its log is on disk. */
  place: LogPlace;
  channel: vscode.OutputChannel;
  writer: BatchWriter;
  text: ChannelText;
  /** How often text came. */
  pushes: number;
  isWaiting: boolean;
  ended: boolean;
}

/** The output channels of builds, one a build; the oldest ended ones give way to new ones. */
export class BuildOutputs implements vscode.Disposable {
  private readonly outputs = new Map<string, OpenOutput>();

  constructor(private readonly clock: Clock) {}

  /** `place` is where the log is on disk, which has what a channel cannot show. */
  open(buildId: string, name: string, place: LogPlace): BuildOutput {
    this.close(buildId);
    const channel = vscode.window.createOutputChannel(name, LOG_LANGUAGE);
    // a closed channel throws, and a build must not fail because nobody keeps its log
    const write = (text: string) => {
      if (this.outputs.get(buildId) === output) channel.append(text);
    };
    const output: OpenOutput = {
      name,
      place,
      channel,
      writer: new BatchWriter(write, this.clock, { most: MOST_AT_ONCE }),
      text: new ChannelText(),
      pushes: 0,
      isWaiting: false,
      ended: false,
    };
    this.outputs.set(buildId, output);
    this.closeOldest();
    return {
      append: (text) => this.append(output, text),
      show: () => this.show(buildId),
      end: () => {
        output.ended = true;
        output.writer.append(output.text.rest());
        output.writer.flush();
      },
    };
  }

  has(buildId: string): boolean {
    return this.outputs.has(buildId);
  }

  /** False where the build has no channel any more. */
  show(buildId: string): boolean {
    const output = this.outputs.get(buildId);
    output?.channel.show(true);
    return output !== undefined;
  }

  /** The log that a document of the Output view shows; undefined where that is not certain. */
  logOf({ uri }: vscode.TextDocument): NamedLog | undefined {
    if (uri.scheme !== 'output') return undefined;
    // VS Code makes the path of the extension, a number and the channel's name
    const [, name] = /-#\d+-(.+)$/s.exec(uri.path) ?? [];
    const [found, ...others] = [...this.outputs.values()].filter((output) => output.name === name);
    if (!found || others.length > 0) return undefined;
    return { place: found.place, name: found.name.replace(/^(?:Local|CodeBuild): /, '') };
  }

  dispose(): void {
    for (const buildId of [...this.outputs.keys()]) this.close(buildId);
  }

  private append(output: OpenOutput, text: string): void {
    output.writer.append(output.text.push(text));
    output.pushes += 1;
    if (!output.isWaiting) void this.showWhenQuiet(output);
  }

  /** A line may be a question, or the dots of a test runner. */
  private async showWhenQuiet(output: OpenOutput): Promise<void> {
    output.isWaiting = true;
    for (let pushes = -1; pushes !== output.pushes; ) {
      pushes = output.pushes;
      await this.clock.sleep(QUIET);
    }
    output.isWaiting = false;
    output.writer.append(output.text.rest());
  }

  private closeOldest(): void {
    const surplus = this.outputs.size - CHANNELS_KEPT;
    if (surplus <= 0) return;
    const ended = [...this.outputs].filter(([, output]) => output.ended);
    for (const [buildId] of ended.slice(0, surplus)) this.close(buildId);
  }

  private close(buildId: string): void {
    const output = this.outputs.get(buildId);
    this.outputs.delete(buildId);
    output?.channel.dispose();
  }
}
