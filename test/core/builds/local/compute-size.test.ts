import { describe, expect, it } from 'vitest';
import { computeSize, sizeText } from '../../../../core/builds/local/compute-size';

describe("the size of a project's machine", () => {
  it.each([
    ['LINUX_CONTAINER', 'BUILD_GENERAL1_SMALL', '2 vCPUs, 3 GB'],
    ['LINUX_CONTAINER', 'BUILD_GENERAL1_2XLARGE', '72 vCPUs, 145 GB'],
    ['ARM_CONTAINER', 'BUILD_GENERAL1_SMALL', '2 vCPUs, 4 GB'],
  ])('%s %s has %s', (environment, compute, text) => {
    const size = computeSize(environment, compute);
    expect(size && sizeText(size)).toBe(text);
  });

  it.each([
    ['LINUX_LAMBDA_CONTAINER', 'BUILD_LAMBDA_2GB'],
    ['LINUX_CONTAINER', 'ATTRIBUTE_BASED_COMPUTE'],
    ['LINUX_CONTAINER', 'constructor'],
    [undefined, undefined],
  ])('%s %s has none that is documented', (environment, compute) => {
    expect(computeSize(environment, compute)).toBeUndefined();
  });
});
