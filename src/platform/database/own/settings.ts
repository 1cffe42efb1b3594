// How the server is set up: nothing acknowledged is lost, little memory, no log line that carries what people wrote.
import type { Place } from './placement.ts'

export interface Listen {
  /** The socket's folder, or on Windows, which has none that the driver can use, the loopback address. */
  host: string
  port: number
}

export const overTcp = process.platform === 'win32'

export function serverSettings(listen: Listen, major: number, others: Record<string, string>): Record<string, string> {
  return {
    listen_addresses: overTcp ? listen.host : '',
    port: String(listen.port),
    unix_socket_directories: overTcp ? '' : quoted(listen.host),
    unix_socket_permissions: '0700',
    cluster_name: 'mendbook',
    max_connections: '40',
    // An acknowledged write is on the disk; said here because a configuration file can say otherwise.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '64MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    random_page_cost: '1.1',
    min_wal_size: '80MB',
    max_wal_size: '512MB',
    // Compiling a query costs more than the desk's queries do.
    jit: 'off',
    // One process less each: nobody subscribes to this server, and its reads come from memory.
    max_logical_replication_workers: '0',
    ...(major >= 18 && { io_method: 'sync' }),
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements and details carry values: what requesters wrote, addresses, tokens.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...others,
  }
}

/** Each as an argument of its own: no shell and no configuration file reads them. */
export function serverArguments(place: Place, settings: Record<string, string>): string[] {
  return ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** This setting is a list, separated by commas. */
const quoted = (folder: string) => `"${folder.replaceAll('"', '""')}"`
