/** For what is read once in a while: zod would first compile a parser for each object of the schema, 20 ms of a start. */
export const READ_ONCE = { jitless: true };
