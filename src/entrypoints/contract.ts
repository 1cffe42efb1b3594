// Every declared operation. Clients (web, command line) import this and no server code.
import { operations as audit } from '../audit/contract.ts'
import { operations as directory } from '../directory/contract.ts'
import { operations as email } from '../email/contract.ts'
import { operations as monitoring } from '../monitoring/contract.ts'
import { operations as search } from '../search/contract.ts'
import { operations as setup } from '../setup/contract.ts'
import { operations as tickets } from '../tickets/contract.ts'

export const operations = [...setup, ...directory, ...tickets, ...email, ...search, ...monitoring, ...audit] as const
