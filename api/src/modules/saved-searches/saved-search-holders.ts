/*
 * Who is told of what: an approved organisation's saved searches, a person's own. 示例 organisations and their members
 * are told of demonstration scenarios only, all others of real ones only.
 */

const belongs = (alias: string, demo: boolean) => `exists (select from memberships m
  join organisations mine on mine.id = m.organisation_id and ${demo ? '' : 'not '}mine.demo
  where m.user_id = ${alias}.user_id)`;

/** Whether saved search `alias` waits for scenarios of this kind; `demo` is a parameter. */
export const waitsSql = (alias: string, demo: string) => `(
  case when ${alias}.organisation_id is not null then exists (select from organisations holder
      where holder.id = ${alias}.organisation_id and holder.state = 'approved' and holder.demo = ${demo}::boolean)
    when ${demo}::boolean then ${belongs(alias, true)}
    else not ${belongs(alias, true)} or ${belongs(alias, false)} end)`;

/**
 * Who is to be told of the saved searches that `searches` selects (`id`, `user_id`, `organisation_id`, and more):
 * the person, or the members of the organisation but those who muted it.
 */
export const readersSql = (searches: string) => `
  select f.*, f.user_id as reader from (${searches}) f where f.user_id is not null
  union all
  select f.*, m.user_id as reader from (${searches}) f
    join organisations o on o.id = f.organisation_id and o.state = 'approved'
    join memberships m on m.organisation_id = f.organisation_id
  where not exists (select from saved_search_mutes x where x.saved_search_id = f.id and x.user_id = m.user_id)`;
