-- Holders and signers are agencies, people and positions of the directory.
alter table signatures.certificate
  add foreign key (agency_id) references organization.agency (id),
  add foreign key (person_id) references organization.person (id),
  add foreign key (position_id) references organization.position (id);
alter table signatures.revocation
  add foreign key (revoked_by) references organization.person (id);
alter table signatures.signature
  add foreign key (agency_id) references organization.agency (id),
  add foreign key (signed_by_person) references organization.person (id),
  add foreign key (signed_by_position) references organization.position (id);
