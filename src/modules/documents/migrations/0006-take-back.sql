alter table documents.draft_step drop constraint draft_step_act_check;
alter table documents.draft_step add constraint draft_step_act_check check (act in
  ('submit', 'return', 'pass', 'check-format', 'forward-to-leader', 'refuse', 'sign', 'issue', 'take-back'));
