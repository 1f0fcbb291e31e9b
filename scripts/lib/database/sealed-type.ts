import type postgres from 'postgres';

/** What server/secrets/sealed-value.ts writes, in PostgreSQL's regular expressions. */
const FORMAT = '^cl1\\.[A-Za-z0-9:/_-]+\\.[A-Za-z0-9_-]{40,}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]*$';

/**
 * The type of columns that hold secrets: PostgreSQL itself refuses a text that is not sealed, and its catalogue is the list of
 * all such columns. Migrations use the type, so it is there before them.
 */
export async function ensureSealedType(sql: postgres.TransactionSql): Promise<void> {
  await sql.unsafe(`do $$ begin
    if to_regtype('public.sealed') is null then
      create domain public.sealed as text check (value ~ '${FORMAT}');
    end if;
  end $$`);
}
