-- Certificates, the wrapping of their keys, and the record of what was signed and checked.
create schema signatures;
grant usage on schema signatures to kinhbac_app;

create table signatures.certificate (
  id uuid primary key,
  sha256 bytea not null unique check (octet_length(sha256) = 32),
  serial text not null check (serial ~ '^[0-9a-f]+$'),
  issuer_sha256 bytea not null check (octet_length(issuer_sha256) = 32),
  kind text not null check (kind in ('person', 'organization')),
  common_name text not null,
  organization_name text not null,
  title text,
  uid text not null,
  agency_id uuid not null,
  person_id uuid,
  position_id uuid,
  algorithm text not null check (algorithm in ('rsa-sha256', 'ecdsa-p256-sha256')),
  not_before timestamptz not null,
  not_after timestamptz not null check (not_after > not_before),
  key_store text not null check (key_store in ('file', 'pkcs11')),
  der bytea not null,
  issued_at timestamptz not null,
  unique (issuer_sha256, serial),
  check ((kind = 'person') = (person_id is not null))
);
comment on table signatures.certificate is 'Certificates that the product may sign with; rows are never changed, revocation is a row of its own';
comment on column signatures.certificate.id is 'Identifier of the certificate in the product';
comment on column signatures.certificate.sha256 is 'SHA-256 of the DER';
comment on column signatures.certificate.serial is 'Serial number given by the issuer, lower-case hexadecimal';
comment on column signatures.certificate.issuer_sha256 is 'SHA-256 of the issuer''s certificate; serial numbers are unique under it';
comment on column signatures.certificate.kind is 'person: signs as a person; organization: takes the place of the agency''s seal';
comment on column signatures.certificate.common_name is 'Whom the certificate names';
comment on column signatures.certificate.organization_name is 'Agency named in the certificate';
comment on column signatures.certificate.title is 'Position named in the certificate, for persons';
comment on column signatures.certificate.uid is 'UID attribute: CCCD:… of a person, the agency''s identifier of an organisation';
comment on column signatures.certificate.agency_id is 'The agency: holder of an organisation''s certificate, employer of a person';
comment on column signatures.certificate.person_id is 'Holder of a person''s certificate';
comment on column signatures.certificate.position_id is 'Position held when the certificate was issued; what a signature was made for stands with the signature';
comment on column signatures.certificate.algorithm is 'What the key signs with';
comment on column signatures.certificate.not_before is 'Valid from';
comment on column signatures.certificate.not_after is 'Valid until';
comment on column signatures.certificate.key_store is 'Where the private key is: encrypted file store, or a PKCS#11 token';
comment on column signatures.certificate.der is 'The certificate itself';
comment on column signatures.certificate.issued_at is 'When it was registered here';
create index certificate_of_person on signatures.certificate (person_id) where person_id is not null;
create index certificate_of_agency on signatures.certificate (agency_id, kind);

create table signatures.revocation (
  certificate_id uuid primary key references signatures.certificate (id),
  revoked_at timestamptz not null,
  reason text not null check (reason in
    ('unspecified', 'keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation')),
  revoked_by uuid not null
);
comment on table signatures.revocation is 'Certificates that are no longer good; the source of the CRL and of OCSP answers';
comment on column signatures.revocation.certificate_id is 'The certificate';
comment on column signatures.revocation.revoked_at is 'From this moment on its signatures are refused';
comment on column signatures.revocation.reason is 'CRLReason of RFC 5280';
comment on column signatures.revocation.revoked_by is 'Person who revoked it';

create table signatures.signing_key (
  certificate_id uuid primary key references signatures.certificate (id),
  person_id uuid,
  agency_id uuid,
  container text,
  position_in_container bigint check (position_in_container >= 0),
  length_in_container integer check (length_in_container > 0),
  token_object bytea,
  wrapped_key bytea not null,
  wrapped_by text not null check (wrapped_by in ('master', 'pin')),
  pin_salt bytea check (octet_length(pin_salt) = 16),
  activated_at timestamptz,
  check ((container is null) = (token_object is not null)),
  check ((container is null) = (position_in_container is null)),
  check ((container is null) = (length_in_container is null)),
  check ((wrapped_by = 'pin') = (pin_salt is not null)),
  check ((wrapped_by = 'pin') = (activated_at is not null)),
  check ((person_id is null) <> (agency_id is null)),
  check (person_id is not null or wrapped_by = 'master')
);
comment on table signatures.signing_key is 'Where each private key lies and the wrapped key that opens it; the private keys themselves are not in the database';
comment on column signatures.signing_key.certificate_id is 'The certificate that the key belongs to';
comment on column signatures.signing_key.person_id is 'Holder of a personal key';
comment on column signatures.signing_key.agency_id is 'Holder of an organisation''s key';
comment on column signatures.signing_key.container is 'Name of the encrypted container file in the key store';
comment on column signatures.signing_key.position_in_container is 'Offset of the encrypted key in the container, in bytes';
comment on column signatures.signing_key.length_in_container is 'Length of the encrypted key, in bytes';
comment on column signatures.signing_key.token_object is 'CKA_ID of the key on the PKCS#11 token';
comment on column signatures.signing_key.wrapped_key is 'The key of the encrypted key (AES-256-GCM), itself encrypted; for a token only proof that the PIN is right';
comment on column signatures.signing_key.wrapped_by is 'master: by the product''s master secret (organisations, and persons before activation); pin: by the holder''s PIN and the master secret';
comment on column signatures.signing_key.pin_salt is 'Salt of the derivation from the PIN (argon2id)';
comment on column signatures.signing_key.activated_at is 'When the holder set the first PIN; before that a personal key signs nothing';

create table signatures.pin_attempt (
  certificate_id uuid primary key,
  tries smallint not null check (tries >= 0),
  locked_until timestamptz,
  last_try_at timestamptz not null
);
comment on table signatures.pin_attempt is 'Wrong PINs in a row; written outside of the business transaction so that an undone act still counts';
comment on column signatures.pin_attempt.certificate_id is 'Certificate whose PIN was tried; no foreign key, as the certificate may be of a transaction still open';
comment on column signatures.pin_attempt.tries is 'Attempts begun since the last right PIN; counted before the PIN is looked at';
comment on column signatures.pin_attempt.locked_until is 'No attempt is looked at before this moment';
comment on column signatures.pin_attempt.last_try_at is 'When the last attempt began';

create table signatures.signature (
  id uuid primary key,
  file_sha256 bytea not null unique check (octet_length(file_sha256) = 32),
  base_sha256 bytea not null check (octet_length(base_sha256) = 32),
  kind text not null check (kind in ('person', 'organization')),
  field_name text not null,
  certificate_id uuid not null references signatures.certificate (id),
  claimed_at timestamptz not null,
  level text not null check (level in ('B-B', 'B-T')),
  reason text not null,
  agency_id uuid not null,
  signed_by_person uuid not null,
  signed_by_position uuid not null
);
comment on table signatures.signature is 'Each signature that the product made; rows are never changed';
comment on column signatures.signature.id is 'Identifier of the signature';
comment on column signatures.signature.file_sha256 is 'SHA-256 of the file after this signature';
comment on column signatures.signature.base_sha256 is 'SHA-256 of the file that was signed; its bytes are the beginning of the new file';
comment on column signatures.signature.kind is 'person or organization';
comment on column signatures.signature.field_name is 'Name of the signature field in the PDF';
comment on column signatures.signature.certificate_id is 'Certificate signed with';
comment on column signatures.signature.claimed_at is 'Time written into the signature';
comment on column signatures.signature.level is 'PAdES baseline level (ETSI EN 319 142-1): B-T carries a time stamp';
comment on column signatures.signature.reason is 'Reason written into the signature';
comment on column signatures.signature.agency_id is 'Agency acted for';
comment on column signatures.signature.signed_by_person is 'Person who entered the PIN';
comment on column signatures.signature.signed_by_position is 'Position that the person acted for';
create index signature_by_certificate on signatures.signature (certificate_id);
create index signature_by_base on signatures.signature (base_sha256);

create table signatures.signature_check (
  id uuid primary key,
  file_sha256 bytea not null check (octet_length(file_sha256) = 32),
  checked_at timestamptz not null,
  verdict text not null,
  report jsonb not null
);
comment on table signatures.signature_check is 'What the verifier said of a file and when; rows are never changed, a later check is a new row';
comment on column signatures.signature_check.id is 'Identifier of the check';
comment on column signatures.signature_check.file_sha256 is 'SHA-256 of the file checked';
comment on column signatures.signature_check.checked_at is 'When it was checked';
comment on column signatures.signature_check.verdict is 'The verifier''s verdict in one word';
comment on column signatures.signature_check.report is 'The whole report: signatures, signers, times, changes';
create index signature_check_of_file on signatures.signature_check (file_sha256, checked_at desc);

create trigger append_only before update or delete or truncate on signatures.certificate
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on signatures.revocation
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on signatures.signature
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on signatures.signature_check
  for each statement execute function platform.refuse_change();

create view signatures.certificate_ref as
  select c.id, c.sha256, c.serial, c.kind, c.common_name, c.organization_name, c.title, c.agency_id, c.person_id,
    c.position_id, c.not_before, c.not_after, r.revoked_at, r.reason as revocation_reason
  from signatures.certificate c left join signatures.revocation r on r.certificate_id = c.id;
comment on view signatures.certificate_ref is 'Certificates with their revocation, for other modules';

create view signatures.signature_ref as
  select s.id, s.file_sha256, s.base_sha256, s.kind, s.field_name, s.certificate_id, s.claimed_at, s.level,
    s.agency_id, s.signed_by_person, s.signed_by_position, c.common_name, c.organization_name
  from signatures.signature s join signatures.certificate c on c.id = s.certificate_id;
comment on view signatures.signature_ref is 'Signatures made here, for other modules';

grant select, insert on signatures.certificate, signatures.revocation, signatures.signature, signatures.signature_check
  to kinhbac_app;
grant select on signatures.certificate_ref, signatures.signature_ref to kinhbac_app;
grant select, insert on signatures.signing_key to kinhbac_app;
grant update (wrapped_key, wrapped_by, pin_salt, activated_at) on signatures.signing_key to kinhbac_app;
grant select, insert, update on signatures.pin_attempt to kinhbac_app;
