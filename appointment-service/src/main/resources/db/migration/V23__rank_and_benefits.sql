-- Rank and benefits 職級待遇 are settled by a move of their own: the rank rises, the unit and the post stay. In v1 its kind is PROMOTION.

alter table move
  add column rank_and_benefits boolean not null default false,
  add constraint move_rank_and_benefits check (
    not rank_and_benefits
    or kind = 'PROMOTION' and to_unit_id = from_unit_id and to_post_id is not distinct from from_post_id and to_rank <> from_rank);
alter table appointment
  add column rank_and_benefits boolean not null default false,
  add constraint appointment_rank_and_benefits check (
    not rank_and_benefits
    or kind = 'PROMOTION' and to_unit_id = from_unit_id and to_post_id is not distinct from from_post_id and to_rank <> from_rank);
