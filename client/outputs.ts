import * as vscode from 'vscode';
import type { Clock } from '../core/builds/events';
import { BatchWriter } from './batch-writer';
import { PlainText } from './plain-text';

/** How many build logs stay in the Output view. */
const CHANNELS_KEPT = 10;

/** One build's output channel. */
export interface BuildOutput {
  append(text: string): void;
  /** Brings the channel to the front, without the keyboard focus. */
  show(): void;
  /** All is written; the channel stays until newer ones take its place. */
  end(): void;
}

interface OpenOutput {
  channel: vscode.OutputChannel;
  writer: BatchWriter;
  ended: boolean;
}

/** The output channels of builds, one a build; the oldest ended ones give way to new ones. */
export class BuildOutputs implements vscode.Disposable {
  private readonly outputs = new Map<string, OpenOutput>();

  constructor(private readonly clock: Clock) {}

  open(buildId: string, name: string): BuildOutput {
    this.close(buildId);
    const channel = vscode.window.createOutputChannel(name);
    const output: OpenOutput = {
      channel,
      writer: new BatchWriter((text) => channel.append(text), this.clock),
      ended: false,
    };
    this.outputs.set(buildId, output);
    this.closeOldest();
    const plain = new PlainText();
    return {
      append: (text) => {
        // a closed channel throws, and a build must not fail because nobody keeps its log
        if (this.outputs.get(buildId) === output) output.writer.append(plain.push(text));
      },
      show: () => this.show(buildId),
      end: () => {
        output.ended = true;
        if (this.outputs.get(buildId) === output) output.writer.flush();
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

  dispose(): void {
    for (const buildId of [...this.outputs.keys()]) this.close(buildId);
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
