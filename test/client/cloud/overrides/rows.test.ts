import { describe, expect, it } from 'vitest';
import {
  overrideRows,
  previewRows,
  type Row,
  type RowId,
  toggled,
} from '../../../../client/cloud/overrides/rows';
import { overrideChanges } from '../../../../core/builds/remote/override-changes';
import { overrideProblems } from '../../../../core/builds/remote/override-problems';
import type { BuildOverrides } from '../../../../core/builds/remote/overrides';
import { aProject, aProjectWith } from '../../../core/builds/remote/a-project';

const named = (address: string) => address.replace(/^.*\//, '');
const rows = (overrides: BuildOverrides) => overrideRows(overrides, aProject(), named);
const described = (id: RowId, overrides: BuildOverrides) =>
  rows(overrides).find((row): row is Row => 'id' in row && row.id === id)?.description;

describe('the form', () => {
  it('says what the project has, for each option', () => {
    expect(rows({}).map((row) => ('group' in row ? row.group : `${row.label}: ${row.description}`))).toEqual([
      '$(play) Review and start…: nothing differs from the project',
      'options',
      'Source version: main',
      'Environment variables: those of the project',
      'Buildspec: buildspec.yml of the source',
      'Image: standard:7.0',
      'Compute type: BUILD_GENERAL1_SMALL',
      'Privileged: off',
      'Timeout: 60 minutes',
      'Cache: S3 bucket/cache',
      'Debug session: off',
    ]);
  });

  it('says what will be instead, and counts it', () => {
    const overrides: BuildOverrides = {
      image: 'aws/codebuild/standard:8.0',
      variables: [
        { name: 'STAGE', type: 'PLAINTEXT', value: 'prod' },
        { name: 'API_TOKEN', type: 'PLAINTEXT' },
      ],
    };
    expect(described('image', overrides)).toBe('standard:7.0 → standard:8.0');
    expect(described('variables', overrides)).toBe('STAGE: prod, API_TOKEN: a secret');
    expect(described('review', overrides)).toBe('3 differences from the project');
    expect(described('review', { privileged: true })).toBe('1 difference from the project');
  });

  it('offers to reset where something is overridden, be it with what the project has', () => {
    expect(described('reset', { image: 'aws/codebuild/standard:7.0' })).toBeDefined();
    expect(described('reset', {})).toBeUndefined();
  });

  it('turns switches to the other of what the project has, and back', () => {
    const on = toggled({}, 'privileged', aProject());
    expect(on).toEqual({ privileged: true });
    expect(toggled(on ?? {}, 'privileged', aProject())).toEqual({ privileged: undefined });
    expect(toggled({}, 'privileged', aProjectWith({ privilegedMode: true }))).toEqual({ privileged: false });
    expect(toggled({}, 'debugSession', aProject())).toEqual({ debugSession: true });
    expect(toggled({}, 'image', aProject())).toBeUndefined();
  });
});

describe('the preview', () => {
  const shown = (overrides: BuildOverrides) =>
    previewRows(overrideChanges(overrides, aProject(), named), overrideProblems(overrides, aProject())).map(
      (row) => ('group' in row ? `— ${row.group}` : [row.label, row.description].filter(Boolean).join(': ')),
    );

  it('offers to start and to save, and tells each difference', () => {
    expect(shown({ image: 'aws/codebuild/standard:8.0' })).toEqual([
      '$(play) Start build',
      '$(save) Save as preset…',
      '$(close) Cancel',
      '— what differs from the project',
      'Image: standard:7.0 → standard:8.0',
    ]);
  });

  it('warns, and lets the user decide', () => {
    expect(shown({ cache: ['LOCAL_DOCKER_LAYER_CACHE'] })).toEqual([
      '$(play) Start build',
      '$(save) Save as preset…',
      '$(close) Cancel',
      '— worth a look',
      '$(warning) Docker layers are cached in privileged mode only',
      '— what differs from the project',
      'Cache: S3 bucket/cache → local: docker layer',
    ]);
  });

  it('starts nothing that CodeBuild refuses', () => {
    expect(shown({ computeType: 'BUILD_LAMBDA_1GB' })).toEqual([
      '$(error) BUILD_LAMBDA_1GB is no compute type of LINUX_CONTAINER',
      '$(close) Cancel',
      '— what differs from the project',
      'Compute type: BUILD_GENERAL1_SMALL → BUILD_LAMBDA_1GB',
    ]);
  });

  it('has nothing to save where nothing differs', () => {
    expect(shown({})).toEqual([
      '$(play) Start build',
      '$(close) Cancel',
      '— nothing differs from the project',
    ]);
  });
});
