import { troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** A certificate that nobody in the build knows: a proxy's, or a server's own. */
export const certificate: FailureRule = {
  code: 'certificate',
  lines: {
    words: [
      'self_signed_cert',
      'self signed certificate',
      'self-signed certificate',
      'unable_to_get_issuer',
      'unable_to_verify_leaf',
      'unable to get local issuer',
      'x509:',
      'certificate_verify_failed',
      'certificate verify failed',
      'ssl certificate problem',
      'pkix path building failed',
      'cert_has_expired',
    ],
    pattern:
      /SELF_SIGNED_CERT|self[- ]signed certificate|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|unable to get local issuer|x509: (?<go>.*)|CERTIFICATE_VERIFY_FAILED|certificate verify failed|SSL certificate problem|PKIX path building failed|CERT_HAS_EXPIRED/,
  },
  explain({ phaseType }, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const isExpired = /expired/i.test(line.text);
    const isSource = phaseType === 'DOWNLOAD_SOURCE';
    return {
      message: isExpired
        ? 'The certificate of a server has expired, or the image does not know its issuer any more.'
        : 'The build does not trust the certificate of a server.',
      advice: isExpired
        ? 'Renew it, or take a newer image, whose list of issuers is newer.'
        : isSource
          ? 'Let the project install the certificate from S3 (Source, Certificate).'
          : 'Add the certificate of its issuer to the image (`update-ca-certificates`; `NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`, `keytool`). A proxy that opens TLS has one of its own.',
      docs: troubleshooting('self-signed-certificate'),
    };
  },
};
