-- Who holds a position, and what a person holds: asked with every request, too often for the exclusion constraint's gist index.
create index holding_position on organization.holding (position_id);
create index holding_person on organization.holding (person_id);
