import type { RuleCases } from './case';

export const NETWORK: RuleCases[] = [
  {
    code: 'network-unreachable',
    wrong: [
      {
        what: 'a name that BusyBox does not find',
        failed: { output: ["wget: bad address 'example.invalid'"] },
        message: /`example\.invalid`/,
      },
      {
        what: 'a name that is not resolved',
        failed: {
          command: 'npm ci',
          output: [
            'npm error code EAI_AGAIN',
            'npm error request to https://registry.npmjs.org/x failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org',
          ],
        },
        message: /`registry\.npmjs\.org`/,
      },
      {
        what: 'a project in a VPC without a way out',
        failed: {
          command: 'pip install x',
          output: [
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'ConnectTimeoutError(<pip._vendor.urllib3 object>, 'Connection to pypi.org timed out. (connect timeout=15)')'",
            'ERROR: No matching distribution found for x',
          ],
        },
        known: { inVpc: true, runsOn: 'cloud' },
        advice: /^The project is in a VPC: give it private subnets/,
      },
      {
        what: 'a service of AWS',
        failed: { output: ['Could not connect to the endpoint URL: "https://sts.eu-west-1.amazonaws.com/"'] },
        advice: /endpoint in the VPC/,
      },
      {
        what: 'a source that does not come',
        failed: {
          code: 'CLIENT_ERROR',
          message:
            'RequestError: send request failed\ncaused by: Get "https://s3.eu-west-1.amazonaws.com/": dial tcp 52.46.158.105:443: i/o timeout',
        },
        message: /52\.46\.158\.105:443/,
      },
      {
        what: 'a server that only CodeBuild reaches',
        failed: { output: ['curl: (6) Could not resolve host: db.internal'], exit: 6 },
        known: { runsOn: 'local' },
        advice: /out of reach here/,
      },
    ],
    lookAlike: [
      {
        what: 'a server of the build itself',
        failed: { output: ['Error: connect ECONNREFUSED 127.0.0.1:5432'] },
      },
      {
        what: 'a warning of npm that it got over',
        failed: { output: ['npm WARN network timeout at: https://registry.npmjs.org/x', '  3 failing'] },
      },
      {
        what: 'a test that timed out',
        failed: { output: ['Error: Timeout of 2000ms exceeded: the test timed out', '  1 failing'] },
      },
    ],
  },
  {
    code: 'connection-refused',
    wrong: [
      {
        what: 'a database that was not started',
        failed: { output: ['Error: connect ECONNREFUSED 127.0.0.1:5432'] },
        message: /`127\.0\.0\.1:5432`/,
      },
      {
        what: 'the same by psql',
        failed: {
          output: [
            'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused',
          ],
        },
      },
      {
        what: 'the same by curl since 2022',
        failed: {
          output: [
            "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server",
          ],
          exit: 7,
        },
        message: /`localhost`/,
      },
      {
        what: 'the same by git',
        failed: {
          output: [
            "fatal: unable to access 'http://127.0.0.1:9/x.git/': Failed to connect to 127.0.0.1 port 9 after 0 ms: Could not connect to server",
          ],
          exit: 128,
        },
      },
      {
        what: 'the same by requests',
        failed: {
          output: [
            "requests.exceptions.ConnectionError: HTTPConnectionPool(host='localhost', port=9): Max retries exceeded with url: / (Caused by NewConnectionError(': Failed to establish a new connection: [Errno 111] Connection refused'))",
          ],
        },
      },
    ],
    lookAlike: [
      {
        what: 'a server elsewhere',
        failed: { output: ['dial tcp 10.0.3.4:5432: connect: connection refused'] },
      },
    ],
  },
  {
    code: 'certificate',
    wrong: [
      { what: 'a certificate of its own', failed: { output: ['npm error code SELF_SIGNED_CERT_IN_CHAIN'] } },
      {
        what: 'an unknown issuer',
        failed: {
          output: ['tls: failed to verify certificate: x509: certificate signed by unknown authority'],
        },
      },
      {
        what: 'an expired one',
        failed: { output: ['curl: (60) SSL certificate problem: certificate has expired'], exit: 60 },
        message: /has expired/,
      },
      {
        what: 'the git server of the source',
        failed: {
          code: 'CLIENT_ERROR',
          message:
            "Git Clone Failed: unable to access 'https://git.acme/': SSL certificate problem: self signed certificate",
        },
        advice: /install the certificate from S3/,
      },
    ],
    lookAlike: [
      { what: 'a signing certificate', failed: { output: ['error: no certificate found to sign with'] } },
    ],
  },
];
