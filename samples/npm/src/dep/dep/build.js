console.log("configuring"); throw new Error("no compiler found");
