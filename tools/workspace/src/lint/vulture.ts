/** What frameworks call or read by its name, so that no line of ours does. */
const names = [
  // pydantic, Alembic, pytest
  ...['model_config', 'revision', 'down_revision', 'branch_labels', 'depends_on', 'pytestmark'],
  // a server of the Agents SDK for its Runner
  ...['cleanup', 'run_context', 'list_prompts', 'get_prompt'],
  // switches of logging, of SQLAlchemy's pool, of uvicorn
  ...['_srcfile', 'logThreads', 'logProcesses', 'logMultiprocessing', 'disabled', '_timeout', 'should_exit'],
  // http.server
  ...['do_*', 'log_message', 'protocol_version', 'daemon_threads', 'block_on_close', 'close_connection'],
];
/** What is registered by its decorator. */
const decorators = ['@router.*', '@app.*', '@server.tool*', '@*validator'];

/** Options of vulture for the backend and its tests. */
export const vultureOptions = [
  ...['--min-confidence', '60'],
  ...['--ignore-decorators', decorators.join(',')],
  ...['--ignore-names', names.join(',')],
];
