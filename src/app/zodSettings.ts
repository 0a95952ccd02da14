import * as z from 'zod/mini'

// Before any schema is made: zod's compiled parsers need `new Function`, which the content security policy forbids.
z.config({ jitless: true })
