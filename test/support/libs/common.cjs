exports.func = () => "common";
exports.size = 3;
