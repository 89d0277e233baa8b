/** Settings of a server that keeps data, for 2 to 4 cores and some GB. An administrator's ALTER SYSTEM wins over them. */
export const lastingSettings = {
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '2GB',
  max_connections: '60',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  wal_compression: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  random_page_cost: '1.1',
  // Compiling a query costs more than our queries do.
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_min_duration_statement: '2s',
  log_checkpoints: 'off',
  autovacuum_naptime: '20s',
  autovacuum_vacuum_scale_factor: '0.1',
  autovacuum_analyze_scale_factor: '0.05',
} as const

/** Settings of a server that is thrown away: speed before durability. Only for tests. */
export const throwAwaySettings = {
  ...lastingSettings,
  shared_buffers: '128MB',
  max_connections: '100',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  log_min_duration_statement: '-1',
} as const

/** The text of a configuration file that holds these settings. */
export function settingsFile(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return `# Written by Cigale at each start. To change a setting: ALTER SYSTEM, or postgresql.conf below the include.\n${lines.join('\n')}\n`
}

/** What may not be changed: a socket in a private folder is the only door. */
export function fixedArguments(dataDir: string, socketDir: string): string[] {
  const fixed = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: '5432',
    ssl: 'off',
    logging_collector: 'off',
  }
  return ['-D', dataDir, ...Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
