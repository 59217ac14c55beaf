return await Saylau.Local.LocalCommand.Run(args);
