// One body of a row in a process of its own, whose product may be broken: its name, and what is asked as JSON.
import type { Asked } from '../fault.ts'
import { bodies } from './rows.ts'

const [name = '', asked = '{}'] = process.argv.slice(2)
const body = bodies[name]
if (!body) throw new Error(`no body ${name}`)
// Written by who started this.
console.log(JSON.stringify(await body(JSON.parse(asked) as Asked)))
process.exit(0)
