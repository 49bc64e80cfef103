// @flow
function f( {
