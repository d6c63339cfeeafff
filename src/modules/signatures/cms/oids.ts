/** Object identifiers, with the standard that gives each. */
export const OID = {
  data: '1.2.840.113549.1.7.1', // RFC 5652
  signedData: '1.2.840.113549.1.7.2', // RFC 5652
  contentType: '1.2.840.113549.1.9.3', // RFC 5652
  messageDigest: '1.2.840.113549.1.9.4', // RFC 5652
  signingTime: '1.2.840.113549.1.9.5', // RFC 5652
  signingCertificate: '1.2.840.113549.1.9.16.2.12', // RFC 2634
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47', // RFC 5035
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14', // RFC 3161, appendix A
  tstInfo: '1.2.840.113549.1.9.16.1.4', // RFC 3161
  sha1: '1.3.14.3.2.26', // for names of certificates only
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  rsa: '1.2.840.113549.1.1.1', // RFC 8017
  rsaPss: '1.2.840.113549.1.1.10', // RFC 8017
  rsaSha256: '1.2.840.113549.1.1.11',
  rsaSha384: '1.2.840.113549.1.1.12',
  rsaSha512: '1.2.840.113549.1.1.13',
  ecdsaSha256: '1.2.840.10045.4.3.2', // RFC 5758
  ecdsaSha384: '1.2.840.10045.4.3.3',
  ecdsaSha512: '1.2.840.10045.4.3.4',
  ecPublicKey: '1.2.840.10045.2.1',
  subjectKeyIdentifier: '2.5.29.14', // RFC 5280
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  issuingDistributionPoint: '2.5.29.28',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9', // RFC 6960
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
} as const;
