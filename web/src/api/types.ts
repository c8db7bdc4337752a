/** The API's shapes under short names. Everything here is derived from the generated schema. */
export type * from './provisional';
