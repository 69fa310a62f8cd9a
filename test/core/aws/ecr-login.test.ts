import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ecrLogin } from '../../../core/aws/ecr-login';

test('the login of an ECR registry, for its account and in its region', async () => {
  const requests: { target: unknown; authorization: string; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { authorization = '', 'x-amz-target': target } = request.headers;
    requests.push({ target, authorization, body: JSON.parse(body) });
    const authorizationToken = Buffer.from('AWS:pass:word').toString('base64');
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ authorizationData: [{ authorizationToken }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const login = await ecrLogin(
    {
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: async () => ({ accessKeyId: 'id', secretAccessKey: 'key' }),
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    },
    { account: '123456789012', region: 'eu-west-1' },
  );
  server.closeAllConnections();
  server.close();
  expect(login).toEqual({ username: 'AWS', password: 'pass:word' });
  expect(requests).toEqual([
    {
      target: 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
      authorization: expect.stringContaining('/eu-west-1/ecr/aws4_request'),
      body: { registryIds: ['123456789012'] },
    },
  ]);
});
