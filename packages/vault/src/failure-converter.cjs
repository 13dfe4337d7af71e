// Messages and stack traces of failures travel as a payload, so that the codec encrypts them too. CommonJS, because the
// Temporal SDK loads this file by path with require(), and bundles it into the workflow sandbox.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
