import { describe, expect, it } from 'vitest';
import { endpointProblem } from '../../../../client/cloud/connections/endpoint-problem';

describe('the address of an endpoint', () => {
  it.each([
    ['https://vpce-0123.codebuild.eu-west-1.vpce.amazonaws.com', undefined],
    [' http://127.0.0.1:4566 ', undefined],
    ['localhost:4566', /address such as/],
    ['file:///etc/passwd', /address such as/],
    ['', /address such as/],
    ['https://ann:secret@example.com', /Without a user name/],
  ])('%j', (text, problem) => {
    if (problem) expect(endpointProblem(text)).toMatch(problem);
    else expect(endpointProblem(text)).toBeUndefined();
  });
});
