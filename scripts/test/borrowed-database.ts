import type { TestProject } from 'vitest/node';

/** The database of another run, whose addresses are in the environment. */
export default function setup(project: TestProject): void {
  const {
    DATABASE_APP_URL = '',
    DATABASE_IDENTITY_URL = '',
    DATABASE_DIRECTORY_URL = '',
    ENGINE_DATABASE_URL = '',
    DATABASE_URL = '',
  } = process.env;
  project.provide('databaseUrls', {
    DATABASE_APP_URL,
    DATABASE_IDENTITY_URL,
    DATABASE_DIRECTORY_URL,
    ENGINE_DATABASE_URL,
    owner: DATABASE_URL,
  });
}
